import { objectOf, objectsOf } from '../../../src/proof/json';
import type { Address } from './address';
import type { Dashboard } from './api';
import { saved } from './saved';

/** Values a sample offers for variables that neither the board nor the address has one for. */
export function begun(
  dashboard: Dashboard,
  { variables }: Pick<Address, 'variables'>,
  offered: Readonly<Record<string, string>> = {},
): Address['variables'] | undefined {
  const open = objectsOf(objectOf(dashboard['templating'])['list']).flatMap((json) => {
    const name = String(json['name']);
    const value = offered[name];
    return value === undefined || variables[name] !== undefined || saved(json).length > 0
      ? []
      : [[name, [value]] as const];
  });
  return open.length === 0 ? undefined : Object.fromEntries(open);
}
