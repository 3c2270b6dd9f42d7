import type { Values } from './happening.js';
import type { OwnKeys } from './options.js';
import { keyValues, type KeyValue, type Resource, type Scope } from './otlp.js';
import type { Process } from './process.js';
import { traits } from './releases.js';

/** Who and what a process says it is, in everything it sends. */
export type Identity = {
  readonly resource: Resource;
  readonly meter: Scope;
  readonly logger: Scope;
  /** On each point and record. */
  readonly shared: readonly KeyValue[];
  /** All of it as plain values, for the ledger. */
  readonly values: Values;
};

/** The company's own keys, as OTEL_RESOURCE_ATTRIBUTES would hold them. */
function own(process: Process, keys: OwnKeys): Record<string, string> {
  const { team } = process.person;
  const found: Record<string, string> = {};
  if (team !== undefined) {
    found[keys.team] = team;
    found[keys.department] = team === 'data' ? 'research' : 'engineering';
    found[keys.costCenter] = `cc-${[...team].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 900}`;
  }
  if (process.project !== undefined) found[keys.project] = process.project;
  return found;
}

export function identity(process: Process, keys: OwnKeys): Identity {
  const { person, machine, release } = process;
  const company = own(process, keys);
  const resource = { 'service.name': machine.service, 'service.version': release, ...machine.os };
  const shared: Record<string, string> = { 'user.id': machine.userId, 'session.id': process.session };
  if (person.account) {
    shared['organization.id'] = person.account.organization;
    shared['user.email'] = person.email!;
    shared['user.account_uuid'] = person.account.uuid;
    shared['user.account_id'] = person.account.id;
  }
  if (machine.terminal !== undefined && process.kind !== 'print') shared['terminal.type'] = machine.terminal;
  if (traits(release).ownKeysOnPoints) Object.assign(shared, company);
  return Object.freeze({
    resource: { attributes: keyValues({ ...resource, ...company }), droppedAttributesCount: 0 },
    meter: { name: 'com.anthropic.claude_code', version: release },
    logger: { name: 'com.anthropic.claude_code.events', version: release },
    shared: keyValues(shared),
    values: Object.freeze({ ...resource, ...company, ...shared }),
  });
}
