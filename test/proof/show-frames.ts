import { ensureGrafanaData } from '../../cli/seeing/build/ensure.js';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { panelsOf, runPanel, show, type Frame, type PanelRun, type Shown } from '../../src/proof/index.js';

const range = { from: 0, to: 3_600_000, zone: 'UTC' };

/** Run it once in a test file that shows panels: it builds Grafana's bundle where it is missing. */
export const prepare = ensureGrafanaData;

/** What a panel without queries leaves to fill texts from. */
export async function fillingFor(dashboard: object, zone = 'UTC'): Promise<PanelRun['filling']> {
  const panel = panelsOf({ panels: [{ id: 1, title: 'none', type: 'text' }] })[0]!;
  const run = await runPanel({ panel, dashboard, stores: {}, range: { ...range, zone } });
  return run.filling;
}

/** What is shown must leave the frames as they are: writing into these fails. */
function frozen(frame: Frame): Frame {
  const fields = frame.fields.map((field) =>
    Object.freeze({ ...field, values: Object.freeze([...field.values]) }),
  );
  return Object.freeze({ ...frame, fields: Object.freeze(fields) });
}

/** Shows one panel with these frames. */
export async function showFrames(
  json: object,
  frames: readonly Frame[],
  options: { dashboard?: object; zone?: string; theme?: 'dark' | 'light'; strict?: boolean } = {},
): Promise<Shown> {
  const panel = panelsOf({ panels: [{ id: 1, title: 'Panel', ...json }] })[0]!;
  const filling = await fillingFor(options.dashboard ?? {}, options.zone);
  const { theme = 'dark', strict = true } = options;
  return show({
    panel,
    run: { frames: frames.map(frozen), filling },
    grafana: await grafanaData(),
    theme,
    strict,
    board: 'Fleet',
  });
}

/** A series as the Prometheus source hands it over: a point a minute. */
export function seriesFrame(
  values: readonly unknown[],
  of: { refId?: string; name?: string; labels?: Record<string, string> } = {},
): Frame {
  const config = of.name === undefined ? {} : { displayNameFromDS: of.name };
  return {
    refId: of.refId ?? 'A',
    length: values.length,
    fields: [
      { name: 'Time', type: 'time', config: {}, values: values.map((_value, at) => at * 60_000) },
      { name: 'Value', type: 'number', config, values, labels: of.labels ?? {} },
    ],
  };
}

/** A table frame: names with their values, text or numbers. */
export function tableFrame(columns: Readonly<Record<string, readonly unknown[]>>, refId = 'A'): Frame {
  const fields = Object.entries(columns).map(([name, values]) => {
    const type =
      name === 'Time' ? 'time' : values.some((value) => typeof value === 'string') ? 'string' : 'number';
    return { name, type, config: {}, values } as const;
  });
  return { refId, length: fields[0]?.values.length ?? 0, fields };
}

/** A field configuration, to be spread into a panel. */
export const config = (defaults: object, overrides: readonly object[] = []) => ({
  fieldConfig: { defaults, overrides },
});

/** An override of the field of this name. */
export const byName = (name: string, ...properties: readonly object[]) => ({
  matcher: { id: 'byName', options: name },
  properties,
});

export const usd = { unit: 'currencyUSD', decimals: 2 };
