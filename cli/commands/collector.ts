import {
  collectorConfig,
  toYaml,
  type CollectorOptions,
  type PushTarget,
} from '../../pipeline/collector/index.js';
import { text, type Command, type Values } from '../command.js';
import { loadConfig } from '../config/load.js';
import type { Settings } from '../config/schema.js';
import { pipelineOf } from '../config/settings.js';
import { exit, Problem } from '../problem.js';
import { configOption } from './options.js';

export const command: Command = {
  about:
    'Prints the configuration of an OpenTelemetry Collector that counts right, for the labels of this configuration.',
  options: {
    'push-otlp': {
      type: 'string',
      value: 'address',
      help: 'send counters there over OTLP, instead of being scraped',
    },
    'push-remote-write': { type: 'string', value: 'address', help: 'send counters there by remote write' },
    loki: { type: 'string', value: 'address', help: "Loki's OTLP address, such as http://loki:3100/otlp" },
    ...configOption,
  },
  async run(values, _operands, around) {
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const { user, ...own } = pipelineOf(settings).own;
    const loki = text(values, 'loki');
    const config = collectorConfig({
      counters: counters(values),
      events: loki === undefined ? undefined : { lokiOtlpEndpoint: loki },
      own,
      ...peopleOf(settings, user),
    });
    around.out(toYaml(config));
    return exit.ok;
  },
};

/** Nobody, the hash of everybody, or the name the configuration reads. */
function peopleOf({ individuals, hashed }: Settings, user: string): Pick<CollectorOptions, 'user' | 'hash'> {
  if (!individuals) return { user: [] };
  if (hashed) return { hash: { as: user, saltFromEnv: 'CCBOARDS_USER_SALT' } };
  return user === 'user.email' ? {} : { user: [user] };
}

function counters(values: Values): 'scraped' | { readonly pushTo: PushTarget } {
  const otlp = text(values, 'push-otlp');
  const remoteWrite = text(values, 'push-remote-write');
  if (otlp !== undefined && remoteWrite !== undefined) {
    throw new Problem('Counters go one way: give --push-otlp or --push-remote-write, not both.', {
      exitCode: exit.usage,
    });
  }
  if (otlp !== undefined) return { pushTo: { protocol: 'otlp', endpoint: otlp } };
  return remoteWrite === undefined
    ? 'scraped'
    : { pushTo: { protocol: 'remoteWrite', endpoint: remoteWrite } };
}
