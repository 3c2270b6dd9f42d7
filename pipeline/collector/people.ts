import { component, type Component } from './component.js';
import type { Hash, Settled } from './options.js';
import { group, quoted } from './statement.js';

/** What is told of a person beside the names a configuration lists. */
export const personal: readonly string[] = [
  'user.email',
  'user.id',
  'user.account_uuid',
  'user.account_id',
  'user.groups',
];

/**
 * The hash of a person's name: the same for the same name and salt, and no way back without the salt. Without a salt
 * nobody is told from anybody.
 */
export function hashed(
  attributes: string,
  name: string,
  { as, saltFromEnv }: Hash,
  source = attributes,
): string {
  const [to, from] = [`${attributes}[${quoted(as)}]`, `${source}[${quoted(name)}]`];
  const salt = quoted(`\${env:${saltFromEnv}}`);
  return `set(${to}, SHA256(Concat([${salt}, ${from}], ""))) where ${to} == nil and ${from} != nil and ${salt} != ""`;
}

/** Of each event who sent it, as a hash, and no name of theirs. What people write stays as it is. */
export function hashedEvents({ user, hash }: Pick<Settled, 'user'> & { readonly hash: Hash }): Component {
  const names = [...new Set([...user, ...personal])];
  return component('transform/people', 'A hash instead of each name, made before anything is stored.', {
    error_mode: 'ignore',
    log_statements: [
      group('log', [
        ...user.flatMap((name) => [
          hashed('log.attributes', name, hash),
          hashed('log.attributes', name, hash, 'resource.attributes'),
        ]),
        ...names.map((name) => `delete_key(log.attributes, ${quoted(name)})`),
      ]),
      group(
        'resource',
        names.map((name) => `delete_key(resource.attributes, ${quoted(name)})`),
      ),
    ],
  });
}
