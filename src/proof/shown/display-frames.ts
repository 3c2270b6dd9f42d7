import type { Frame } from '../frame.js';
import { objectOf, type JsonObject } from '../json.js';
import { messageOf } from '../place.js';
import { extractFields, extractFieldsId } from './extract-fields.js';
import type { Grafana } from './grafana.js';
import type {
  DisplayField,
  DisplayFrame,
  FieldConfigSource,
  ReplaceVariables,
  Theme,
} from './grafana-data.js';
import { transformationsOf } from './transformation-options.js';
import { fieldConfigOf } from './verify.js';

/** What turns frames into what is read. */
export interface Display {
  readonly grafana: Grafana;
  readonly theme: Theme;
  readonly zone: string;
  readonly replace: ReplaceVariables;
  readonly fieldConfig: FieldConfigSource;
}

export function fieldConfigSource(json: JsonObject): FieldConfigSource {
  const { defaults, overrides } = fieldConfigOf(json);
  return { defaults, overrides: overrides as unknown as FieldConfigSource['overrides'] };
}

/** The frames of a panel after its transformations, its defaults and its overrides. */
export async function displayFrames(
  frames: readonly Frame[],
  of: Display & { readonly json: JsonObject },
): Promise<readonly DisplayFrame[]> {
  const { data } = of.grafana;
  const named = withAutoNames(frames.map(copied), of.grafana);
  const transformed = await transform(transformationsOf(of.json), { frames: named, display: of });
  return data.applyFieldOverrides({
    data: transformed,
    fieldConfig: of.fieldConfig,
    fieldConfigRegistry: of.grafana.registry,
    replaceVariables: of.replace,
    theme: of.theme,
    timeZone: of.zone,
  });
}

/** Grafana writes into the fields it is given, though not into their values: it gets fields of its own. */
function copied(frame: Frame): DisplayFrame {
  return { ...frame, fields: frame.fields.map((field) => ({ ...field, config: { ...field.config } })) };
}

/** The legend "Auto" names a series that still has its metric's name by the labels it does not share. */
function withAutoNames(frames: readonly DisplayFrame[], { data }: Grafana): readonly DisplayFrame[] {
  return frames.map((frame) => {
    if (frame.meta?.custom?.['legend'] !== '__auto') return frame;
    const own = frames.filter(({ refId }) => refId === frame.refId);
    const fieldsOf = own.flatMap(({ fields }) => fields.filter(isNamedByMetric));
    const common = own.length === 1 ? {} : data.findCommonLabels(fieldsOf.map(({ labels }) => labels ?? {}));
    const fields = frame.fields.map((field) => {
      if (!isNamedByMetric(field)) return field;
      const displayNameFromDS = data.getFieldDisplayName({ ...field, name: 'Value' }, frame, frames, common);
      return { ...field, config: { ...field.config, displayNameFromDS } };
    });
    return { ...frame, fields };
  });
}

function isNamedByMetric(field: DisplayField): boolean {
  return field.labels?.['__name__'] !== undefined && field.labels['__name__'] === field.name;
}

async function transform(
  transformations: readonly JsonObject[],
  of: { frames: readonly DisplayFrame[]; display: Display },
): Promise<readonly DisplayFrame[]> {
  const at = transformations.findIndex((one) => one['id'] === extractFieldsId);
  if (at < 0) return transformByGrafana(transformations, of);
  const before = await transformByGrafana(transformations.slice(0, at), of);
  const frames = extractFields(before, objectOf(transformations[at]!['options']));
  return transform(transformations.slice(at + 1), { ...of, frames });
}

function transformByGrafana(
  transformations: readonly JsonObject[],
  of: { frames: readonly DisplayFrame[]; display: Display },
): Promise<readonly DisplayFrame[]> {
  const { grafana, replace } = of.display;
  return new Promise((resolve, reject) => {
    let last = of.frames;
    grafana.data
      .transformDataFrame(transformations, of.frames, { interpolate: (text) => replace(text) })
      .subscribe({
        next: (frames) => (last = frames),
        error: (reason) => reject(new Error(`its transformations fail: ${messageOf(reason)}`)),
        complete: () => resolve(last),
      });
  });
}
