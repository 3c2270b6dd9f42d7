import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { sharedText } from './shared.js';

type Schema = { [key: string]: unknown };
type Definitions = Record<string, { properties?: Record<string, Schema> }>;

/** A text, or what the editor of Prometheus' variables keeps. */
const variableQuery = {
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      required: ['query', 'refId'],
      properties: { query: { type: 'string' }, refId: { type: 'string' }, qryType: { type: 'integer' } },
      additionalProperties: false,
    },
  ],
};

const link = {
  type: 'object',
  required: ['title', 'url'],
  properties: {
    title: { type: 'string', minLength: 1 },
    url: { type: 'string', minLength: 1 },
    targetBlank: { type: 'boolean' },
  },
  additionalProperties: false,
};

/**
 * What the published schemas refuse although Grafana itself writes it: options and values of matchers and
 * overrides that are no objects, queries of variables that are objects, filters of ad hoc variables, and
 * texts among the older settings of an annotation.
 */
function relax(definitions: Definitions): void {
  const any = (name: string, property: string) => {
    const owner = definitions[name];
    if (owner?.properties) owner.properties[property] = {};
  };
  any('MatcherConfig', 'options');
  any('DynamicConfigValue', 'value');
  any('VariableModel', 'filters');
  any('AnnotationQuerySpec', 'legacyOptions');
  // Several kinds of cells admit every type, so that no cell is of exactly one kind.
  any('TableFieldOptions', 'cellOptions');
  const variable = definitions['VariableModel']?.properties;
  if (variable) variable['query'] = variableQuery;
  any('Dashboard', '__inputs');
  any('Dashboard', '__elements');
  any('Dashboard', '__requires');
  // A link on a panel is typed as a link of the board, all of whose fields it would then need.
  const panelLinks = definitions['Panel']?.properties?.['links'];
  if (panelLinks) panelLinks['items'] = link;
  const fieldLinks = definitions['FieldConfig']?.properties?.['links'];
  if (fieldLinks) fieldLinks['items'] = link;
}

function compiler(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv;
}

function validator(file: string, definition: string): ValidateFunction {
  const schema = JSON.parse(sharedText(`grafana-schemas/${file}`)) as Schema & { definitions: Definitions };
  relax(schema.definitions);
  return compiler().compile({ ...schema, $ref: `#/definitions/${definition}` });
}

const compiled = new Map<string, ValidateFunction>();

/** What a schema finds wrong, without the noise of the branch for rows at panels that are none. */
export function schemaFindings(file: string, value: unknown, definition = 'Dashboard'): string[] {
  const name = `${file}#${definition}`;
  const validate = compiled.get(name) ?? validator(file, definition);
  compiled.set(name, validate);
  return validate(value) ? [] : readable(validate.errors ?? []);
}

/** What the operator's resource definition finds wrong. */
export function operatorFindings(plural: string, value: unknown): string[] {
  const file = `grafana-schemas/operator-crd/grafana.integreatly.org_${plural}.yaml`;
  const definition = parse(sharedText(file)) as {
    spec: { versions: { schema: { openAPIV3Schema: Schema } }[] };
  };
  const validate = compiler().compile(definition.spec.versions[0]!.schema.openAPIV3Schema);
  return validate(value) ? [] : readable(validate.errors ?? []);
}

function readable(errors: readonly ErrorObject[]): string[] {
  const own = errors.filter((error) => !/RowPanel|oneOf|anyOf/.test(error.schemaPath));
  return (own.length > 0 ? own : errors).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
