import { canonical, isObject, type Json, type JsonObject } from './canonical.js';
import { ApiFault } from './fault.js';

/** A board as it is written to files: the classic model, or an object with `apiVersion` and `spec`. */
export type BoardJson = Readonly<Record<string, unknown>>;

/** A board taken apart: its identity, which model it is in, and the model itself. */
export type BoardParts = {
  readonly uid: string;
  readonly title: string;
  /** `classic`, or the version of the elements-and-layout model. */
  readonly form: 'classic' | 'v2' | 'v2beta1';
  readonly spec: JsonObject;
};

const group = 'dashboard.grafana.app/';

/** Takes a board apart and refuses one without uid, title or a known form. */
export function boardParts(json: BoardJson): BoardParts {
  const { apiVersion, metadata, spec } = json;
  if (apiVersion === undefined)
    return checked({ uid: json['uid'], form: 'classic', spec: json as JsonObject });
  const version = typeof apiVersion === 'string' ? apiVersion.replace(group, '') : '';
  const uid = isObject(metadata) ? metadata['name'] : undefined;
  if (!isObject(spec)) throw wrong(String(uid), 'has an apiVersion but no spec');
  if (version === 'v2' || version === 'v2beta1') return checked({ uid, form: version, spec });
  if (/^v[01]/.test(version)) return checked({ uid, form: 'classic', spec: { ...spec, uid } });
  throw wrong(String(uid), `has the form ${String(apiVersion)}, which is not one of v1, v2beta1 and v2`);
}

function checked({
  uid,
  form,
  spec,
}: {
  uid: unknown;
  form: BoardParts['form'];
  spec: JsonObject;
}): BoardParts {
  if (typeof uid !== 'string' || !/^[A-Za-z0-9_-]{1,40}$/.test(uid)) {
    throw wrong(String(uid), 'needs a uid of at most 40 letters, digits, "-" and "_"');
  }
  const title = spec['title'];
  if (typeof title !== 'string' || title.trim() === '') throw wrong(uid, 'has no title');
  return { uid, title, form, spec };
}

function wrong(uid: string, why: string): ApiFault {
  return new ApiFault({
    kind: 'input',
    what: `The board "${uid}" ${why}.`,
    todo: 'Mend the board, then apply again.',
  });
}

/** Members of a board that say where it is stored, not what it shows. */
const stored = new Set(['id', 'uid', 'version', 'iteration', 'gnetId', 'isFolder', 'slug', 'url']);

/** Members that mean the same empty as absent: servers and editors add them. */
const emptyOrAbsent = new Set(['links', 'tags', 'panels', 'variables', 'annotations', 'templating']);

/** What a board shows, without what servers fill in: two boards are the same when these are equal. */
export function boardContent(spec: JsonObject, { without }: { readonly without?: string } = {}): JsonObject {
  const members = Object.entries(spec).filter(([name]) => !stored.has(name));
  const content: Record<string, Json> = {};
  for (const [name, value] of Object.entries(canonical(Object.fromEntries(members)) as JsonObject)) {
    const left = name === 'tags' ? tagsWithout(value, without) : withoutBuiltIn(name, value ?? null);
    if (!(emptyOrAbsent.has(name) && isEmpty(left))) content[name] = left;
  }
  return content;
}

function tagsWithout(tags: Json | undefined, mark: string | undefined): Json {
  return Array.isArray(tags) ? tags.filter((tag) => tag !== mark) : [];
}

/** Editors add the built-in "Annotations & Alerts" query to every board. */
function withoutBuiltIn(name: string, value: Json): Json {
  if (name !== 'annotations') return value;
  if (Array.isArray(value)) return value.filter((one) => !(isObject(one) && isBuiltIn(one['spec'])));
  const list = isObject(value) ? value['list'] : undefined;
  if (!Array.isArray(list)) return value;
  return { ...(value as JsonObject), list: list.filter((one) => !isBuiltIn(one)) };
}

function isBuiltIn(query: unknown): boolean {
  return isObject(query) && (query['builtIn'] === 1 || query['builtIn'] === true);
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((one) => Array.isArray(one) && one.length === 0);
}
