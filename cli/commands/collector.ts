import {
  collectorConfig,
  toYaml,
  type CollectorOptions,
  type PushTarget,
} from '../../pipeline/collector/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { byOption } from '../collector-fault.js';
import { list, text, type Command, type Values } from '../command.js';
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
    'header-from-env': {
      type: 'string',
      multiple: true,
      value: 'name=variable',
      help: "a header for the store and for Loki, its value from the collector's environment; may be repeated",
    },
    'loki-header-from-env': {
      type: 'string',
      multiple: true,
      value: 'name=variable',
      help: 'a header for Loki only, before one of the same name for both',
    },
    'token-from-env': {
      type: 'string',
      value: 'variable',
      help: 'clients must send the bearer token the variable holds',
    },
    allow: {
      type: 'string',
      multiple: true,
      value: 'attribute,...',
      help: 'further attributes that stay on counters; each multiplies the series',
    },
    ...configOption,
  },
  async run(values, _operands, around) {
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const { user, ...own } = pipelineOf(settings).own;
    const forBoth = headers(values, 'header-from-env');
    const forLoki = headers(values, 'loki-header-from-env');
    const loki = text(values, 'loki');
    const pushed = counters(values, forBoth);
    needsTarget(pushed !== 'scraped' || loki !== undefined, 'header-from-env', forBoth);
    needsTarget(loki !== undefined, 'loki-header-from-env', forLoki);
    const config = made({
      counters: pushed,
      events:
        loki === undefined
          ? undefined
          : { lokiOtlpEndpoint: loki, headersFromEnv: { ...forBoth, ...forLoki } },
      tokenFromEnv: text(values, 'token-from-env'),
      allow: attributes(values),
      own,
      ...peopleOf(settings, user),
    });
    for (const note of notes(loki, pipelineOf(settings))) around.err(`${note}\n`);
    around.out(toYaml(config));
    return exit.ok;
  },
};

function made(options: CollectorOptions): ReturnType<typeof collectorConfig> {
  try {
    return collectorConfig(options);
  } catch (error) {
    throw byOption(error);
  }
}

/** Boards for counters of another shape would read what this collector publishes wrong. */
function otherShape({ name, counters }: Pipeline): string | undefined {
  if (counters === 'accumulated' || counters === 'none') return undefined;
  return (
    `The configuration says pipeline ${JSON.stringify(name)}, whose counters are "${counters}"; this collector ` +
    'publishes running totals.\n  With it, set pipeline: collector(), or the boards ask the wrong question.'
  );
}

/** Events that go nowhere, or not where Loki takes them. */
function lokiFault(loki: string | undefined, { events }: Pipeline): string | undefined {
  if (loki === undefined) {
    return events === 'none'
      ? undefined
      : 'Without --loki this collector takes no events: what the boards read from Loki stays empty, and clients are\n' +
          '  told 404 for their logs. Give --loki, or say in the configuration that there are none: pipeline › events.';
  }
  if (/\/otlp\b/.test(new URL(loki).pathname)) return undefined;
  return (
    `--loki ${loki}: Loki takes OTLP under /otlp, and this address does not hold it. ` +
    'Add it, unless something in front of Loki does.'
  );
}

/** What a reader of the configuration should know that is no error. */
function notes(loki: string | undefined, pipeline: Pipeline): readonly string[] {
  return [lokiFault(loki, pipeline), otherShape(pipeline)].filter((one) => one !== undefined);
}

/** Nobody, the hash of everybody, or the name the configuration reads. */
function peopleOf({ individuals, hashed }: Settings, user: string): Pick<CollectorOptions, 'user' | 'hash'> {
  if (!individuals) return { user: [] };
  if (hashed) return { hash: { as: user, saltFromEnv: 'CCBOARDS_USER_SALT' } };
  return user === 'user.email' ? {} : { user: [user] };
}

type Headers = Readonly<Record<string, string>>;

function counters(values: Values, headersFromEnv: Headers): 'scraped' | { readonly pushTo: PushTarget } {
  const otlp = text(values, 'push-otlp');
  const remoteWrite = text(values, 'push-remote-write');
  if (otlp !== undefined && remoteWrite !== undefined) {
    throw new Problem('Counters go one way: give --push-otlp or --push-remote-write, not both.', {
      exitCode: exit.usage,
    });
  }
  if (otlp !== undefined) return { pushTo: { protocol: 'otlp', endpoint: otlp, headersFromEnv } };
  return remoteWrite === undefined
    ? 'scraped'
    : { pushTo: { protocol: 'remoteWrite', endpoint: remoteWrite, headersFromEnv } };
}

/** `Authorization=LOKI_AUTH`; what stands behind the sign is not shown where it is wrong: it may be the secret. */
function headers(values: Values, option: string): Headers {
  const pairs = list(values, option).map((given) => {
    const [, name, variable] = /^([A-Za-z0-9-]+)=([A-Za-z_][A-Za-z0-9_]*)$/.exec(given) ?? [];
    if (name === undefined || variable === undefined) {
      throw new Problem(
        `--${option}: write the header and the environment variable that holds its value, as in --${option} Authorization=LOKI_AUTH.`,
        { exitCode: exit.usage },
      );
    }
    return [name, variable] as const;
  });
  return Object.fromEntries(pairs);
}

function needsTarget(there: boolean, option: string, given: Headers): void {
  if (there || Object.keys(given).length === 0) return;
  const targets = option === 'header-from-env' ? '--push-otlp, --push-remote-write or --loki' : '--loki';
  throw new Problem(`--${option}: nothing is sent anywhere; give ${targets} too.`, { exitCode: exit.usage });
}

function attributes(values: Values): readonly string[] {
  return list(values, 'allow')
    .flatMap((given) => given.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
