import type { Values } from './happening.js';
import type { Settings } from './options.js';
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
function own(process: Process, { keys }: Settings): Record<string, string> {
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

/** The repository a session works in, which new releases tell where they are asked to. */
function repository({ project }: Process): Record<string, string> {
  if (project === undefined) return {};
  return {
    'vcs.repository.url.full': `https://github.com/example/${project}`,
    'vcs.owner.name': 'example',
    'vcs.repository.name': project,
    'vcs.provider.name': 'github',
  };
}

function entrypoint({ kind, machine }: Process): string {
  if (machine.service === 'claude-code-desktop') return 'claude-desktop';
  return kind === 'print' ? 'sdk-cli' : 'cli';
}

export function identity(process: Process, settings: Settings): Identity {
  const { person, machine, release } = process;
  const { client } = settings;
  const known = traits(release);
  const company = own(process, settings);
  const resource = { 'service.name': machine.service, 'service.version': release, ...machine.os };
  const shared: Record<string, string> = { 'user.id': machine.userId };
  if (client.OTEL_METRICS_INCLUDE_SESSION_ID) shared['session.id'] = process.session;
  if (person.account) {
    shared['organization.id'] = person.account.organization;
    shared['user.email'] = person.email!;
    if (client.OTEL_METRICS_INCLUDE_ACCOUNT_UUID) {
      shared['user.account_uuid'] = person.account.uuid;
      shared['user.account_id'] = person.account.id;
    }
  }
  if (machine.terminal !== undefined && process.kind !== 'print') shared['terminal.type'] = machine.terminal;
  if (client.OTEL_METRICS_INCLUDE_VERSION) shared['app.version'] = release;
  if (client.OTEL_METRICS_INCLUDE_ENTRYPOINT && known.entrypoint) {
    shared['app.entrypoint'] = entrypoint(process);
  }
  if (client.OTEL_METRICS_INCLUDE_REPOSITORY && known.repositories) {
    Object.assign(shared, repository(process));
  }
  if (client.OTEL_METRICS_INCLUDE_RESOURCE_ATTRIBUTES && known.ownKeysOnPoints) {
    Object.assign(shared, company);
  }
  return Object.freeze({
    resource: { attributes: keyValues({ ...resource, ...company }), droppedAttributesCount: 0 },
    meter: { name: 'com.anthropic.claude_code', version: release },
    logger: { name: 'com.anthropic.claude_code.events', version: release },
    shared: keyValues(shared),
    values: Object.freeze({ ...resource, ...company, ...shared }),
  });
}
