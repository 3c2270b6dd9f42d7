import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { sharedText } from './shared.js';

type Schema = {
  $ref?: string;
  schema?: Schema;
  properties?: Record<string, Schema>;
  enum?: unknown[];
  required?: string[];
  type?: string;
  format?: string;
};
type Parameter = { name: string; in: string; schema?: Schema };
type Operation = { parameters?: Parameter[]; responses: Record<string, Schema> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Schema>;
  responses?: Record<string, Schema>;
};

/** One published specification, ready to judge exchanges. */
export type Specification = {
  /** The operation of a request, or undefined where the specification has no such path. */
  readonly find: (
    method: string,
    path: string,
  ) => { readonly name: string; readonly operation: Operation } | undefined;
  /** What is wrong with a body that should match a schema of the document; nothing where all is well. */
  readonly judge: (schema: Schema, body: unknown) => readonly string[];
  readonly resolve: (schema: Schema) => Schema;
};

/** Reads a specification and mends its known errors, each named here. */
export function specification(file: string): Specification {
  const document = JSON.parse(sharedText(`grafana-api/${file}`)) as Document;
  mend(document);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: true });
  (formats.default as unknown as (instance: Ajv) => void)(ajv);
  for (const format of ['duration', 'uint16', 'uint64']) ajv.addFormat(format, true);
  ajv.addSchema(document, 'spec');
  return {
    find: (method, path) => findOperation(document, { method, path }),
    judge: (schema, body) => {
      const check = ajv.compile(absolute(schema));
      return check(body) ? [] : (check.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
    },
    resolve: (schema) => {
      let now = schema;
      while (now.$ref !== undefined) now = lookUp(document, now.$ref);
      return now;
    },
  };
}

/** A schema of the document with its references as the validator knows them. */
const absolute = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"spec#/')) as Schema;

function lookUp(document: Document, reference: string): Schema {
  const parts = reference.replace(/^#\//, '').split('/');
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], document) as Schema;
}

function findOperation(
  document: Document,
  { method, path }: { method: string; path: string },
): ReturnType<Specification['find']> {
  const asked = path.replace(/^\/api/, '').split('/');
  const fits = (name: string): boolean => {
    const parts = name.split('/');
    return (
      parts.length === asked.length &&
      parts.every((part, index) => part.startsWith('{') || part === asked[index])
    );
  };
  const names = Object.keys(document.paths).filter(
    (name) => fits(name) && method.toLowerCase() in document.paths[name]!,
  );
  const [name] = names.toSorted((a, b) => a.split('{').length - b.split('{').length);
  return name === undefined ? undefined : { name, operation: document.paths[name]![method.toLowerCase()]! };
}

/**
 * Errors of the published files: what a rule may say on no data, durations that are texts on the wire, a
 * board model of which only objects are said to be members, and a save that answers `slug`, not `title`.
 */
function mend({ definitions, responses, paths }: Document): void {
  for (const name of ['Json', 'JSON', 'Dashboard'])
    if (definitions[name]) definitions[name] = { type: 'object' };
  const save = paths['/dashboards/db']!['post']!.responses['200']!;
  const saved = save.$ref === undefined ? save : responses?.[save.$ref.replace('#/responses/', '')];
  const body =
    saved?.schema?.$ref === undefined
      ? saved?.schema
      : definitions[saved.schema.$ref.replace('#/definitions/', '')];
  if (body?.required) body.required = body.required.filter((name) => name !== 'title');

  const rule = definitions['ProvisionedAlertRule']?.properties ?? {};
  for (const name of ['noDataState', 'execErrState']) {
    const states = rule[name]?.enum;
    if (states) states.push('KeepLast', '');
  }
  for (const name of ['for', 'keep_firing_for']) {
    if (rule[name]) rule[name] = { type: 'string' };
  }
}
