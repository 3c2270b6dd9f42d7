import { labelName } from '../catalog/index.js';
import { knownAttributes, userChain } from './attributes.js';
import { fault, shown } from './fault.js';
import type { OwnDimension, Pipeline } from './pipeline.js';

/** What the client sends that may well stand for a company's own dimension. */
const meaningful: readonly string[] = [
  'organization.id',
  'user.groups',
  'vcs.repository.url.full',
  'vcs.owner.name',
  'vcs.repository.name',
  'vcs.provider.name',
];
const people: readonly string[] = [...userChain, 'user.account_id'];

/** Labels the stores make themselves. */
const reserved = new Set([
  'job',
  'instance',
  '__name__',
  'le',
  'service_name',
  'exporter',
  'level',
  'reading',
]);

const words: Readonly<Record<OwnDimension | 'user', string>> = {
  team: 'team',
  department: 'department',
  costCenter: 'cost center',
  project: 'project',
  user: 'user',
};

/** The company's own dimensions must be attributes that can mean them, each another one. */
export function checkOwn({ own, userElse, naming }: Pipeline): void {
  const seen = new Map<string, string>();
  for (const [dimension, attribute] of Object.entries(own)) {
    const place = `own.${dimension}`;
    canMean(attribute, dimension as OwnDimension, place);
    const label = labelName(attribute, naming);
    const other = seen.get(label);
    if (other !== undefined) {
      throw fault(place, `${shown(attribute)} is also own.${other}: a label can mean one of the two`);
    }
    seen.set(label, dimension);
  }
  for (const [signal, list] of Object.entries(userElse)) {
    list.forEach((one, index) => canMean(one, 'user', `userElse.${signal}.${index}`));
  }
}

function canMean(attribute: string, dimension: OwnDimension | 'user', place: string): void {
  if (!/^[A-Za-z_][\w./-]*$/.test(attribute)) {
    throw fault(
      place,
      `${shown(attribute)} is not an attribute: letters, digits, "_", ".", "-" and "/" only`,
    );
  }
  if (reserved.has(attribute)) {
    throw fault(place, `${shown(attribute)} is a label that the stores make themselves`);
  }
  const fits = dimension === 'user' ? people : meaningful;
  if (!knownAttributes.includes(attribute) || fits.includes(attribute)) return;
  throw fault(
    place,
    `${shown(attribute)} is what the client calls something else: it cannot be the ${words[dimension]}. ` +
      `Take a key of OTEL_RESOURCE_ATTRIBUTES, or one of ${fits.join(', ')}`,
  );
}
