import { boardsLegacy } from './boards-legacy.js';
import { no, objectBody, type Call, type Reply } from './call.js';
import type { Body } from './world.js';

type Input = { readonly name?: unknown; readonly type?: unknown; readonly value?: unknown };

/** `POST /api/dashboards/import`: fills in the inputs a shared board names, then saves it. */
export function boardsImport(call: Call): Reply | undefined {
  if (call.path !== '/api/dashboards/import' || call.method !== 'POST') return undefined;
  const { dashboard, inputs, overwrite, folderUid } = objectBody(call);
  if (typeof dashboard !== 'object' || dashboard === null) throw no(422, 'Dashboard must be set');
  const { __inputs: wanted, ...board } = dashboard as Body;
  const values = new Map(list(wanted).map((one) => [`\${${String(one.name)}}`, valueOf(one, list(inputs))]));
  const command = {
    dashboard: filled(board, values),
    overwrite,
    ...(folderUid !== undefined && { folderUid }),
  };
  const path = '/api/dashboards/db';
  const saved = boardsLegacy({ ...call, path, segments: path.slice(1).split('/'), body: command })!;
  const { uid, url, slug } = saved.body as Body;
  const { title } = board;
  return {
    ...saved,
    body: { uid, title, imported: true, importedUrl: url, slug, folderUid: folderUid ?? '' },
  };
}

const list = (value: unknown) => (Array.isArray(value) ? (value as readonly Input[]) : []);

/** Every input has to be given; `*` stands for all of a type. */
function valueOf({ name, type }: Input, given: readonly Input[]): string {
  const found = given.find((one) => one.type === type && (one.name === name || one.name === '*'));
  if (!found) throw no(400, `Dashboard input variable: ${String(name)} missing from import command`);
  return String(found.value);
}

/** All texts with `${NAME}` replaced, where NAME is an input; other variables stay. */
function filled(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replaceAll(/\$\{.+?\}/g, (name) => values.get(name) ?? name);
  if (Array.isArray(value)) return value.map((one) => filled(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, values)]));
}
