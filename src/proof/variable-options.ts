import { savedOptions } from './saved-options.js';
import type { Viewer } from './fill.js';
import { objectOf, objectsOf } from './json.js';
import { queryOptions } from './options.js';
import { titleOf } from './panels.js';
import { messageOf, placeOf, ProofError } from './place.js';
import { exactRange, type Range } from './range.js';
import type { Stores } from './run-target.js';
import { variablesOf, type VariableValues } from './variables.js';

export interface VariableOptions {
  /** The variable's name. */
  readonly name: string;
  readonly dashboard: object;
  readonly stores: Stores;
  readonly range: Range;
  /** Values of other variables, which its query may name. */
  readonly variables?: VariableValues;
  readonly viewer?: Viewer;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The options of a dashboard's variable as its drop-down lists them, without "All". */
export async function variableOptions(options: VariableOptions): Promise<readonly string[]> {
  const { name, dashboard, stores, viewer = {} } = options;
  const list = objectsOf(objectOf(objectOf(dashboard)['templating'])['list']);
  const variable = list.find((one) => one['name'] === name);
  const place = placeOf(titleOf(dashboard), `$${name}`);
  if (!variable) throw new ProofError(place, 'the board has no such variable');
  if (variable['type'] !== 'query') return savedOptions(variable);
  try {
    const range = exactRange(options.range);
    const bounds = { timeoutMs: options.timeoutMs ?? 60_000, maxBytes: 16_777_216, signal: options.signal };
    const values = options.variables ?? {};
    const variables = await variablesOf({ dashboard, values, range, options: () => Promise.resolve([]) });
    const found = await queryOptions(variable, {
      dashboard,
      stores,
      range,
      bounds,
      filling: { variables, range, viewer },
    });
    return Object.freeze([...new Set(found)]);
  } catch (thrown) {
    throw thrown instanceof ProofError ? thrown : new ProofError(place, messageOf(thrown));
  }
}
