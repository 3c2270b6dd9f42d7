import { request, type KeyValue, type LogsRequest } from '../../engines/index.js';

/** One process of Claude Code, as far as the collector can see it. */
export interface ClientOptions {
  readonly session: string;
  readonly user?: string;
  readonly team?: string;
  readonly version?: string;
  readonly os?: string;
  /** Own keys on each point as well; older clients have them in the resource only. */
  readonly keysOnPoints?: boolean;
  readonly temporality?: 'delta' | 'cumulative';
  /** Unit of `session.count`: old clients sent `count`. */
  readonly countUnit?: string;
  /** Sends whole values as integers, as other senders of OTLP do. */
  readonly integers?: boolean;
}

export interface Increment {
  readonly metric: 'session.count' | 'cost.usage' | 'token.usage';
  readonly by: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

interface Point {
  readonly metric: string;
  readonly attributes: KeyValue[];
  value: number;
  readonly born: bigint;
}

let lastNow = 0n;

/** Nanoseconds of the wall clock, never the same twice. */
function now(): string {
  const next = BigInt(Date.now()) * 1_000_000n;
  lastNow = next > lastNow ? next : lastNow + 1n;
  return String(lastNow);
}

const attribute = (key: string, value: string): KeyValue => ({ key, value: { stringValue: value } });

function attributesOf(record: Readonly<Record<string, string | undefined>>): KeyValue[] {
  return Object.entries(record).flatMap(([key, value]) =>
    value === undefined ? [] : [attribute(key, value)],
  );
}

const units: Readonly<Record<string, string>> = { 'cost.usage': 'USD', 'token.usage': 'tokens' };

function dataPoint({ attributes, value, born }: Point, integers = false) {
  const number = integers && Number.isInteger(value) ? { asInt: String(value) } : { asDouble: value };
  return { attributes, startTimeUnixNano: String(born), timeUnixNano: now(), ...number };
}

export class Client {
  readonly #points = new Map<string, Point>();

  constructor(
    readonly url: string,
    readonly options: ClientOptions,
  ) {}

  /** Adds to the counters and exports them, as the client does once a minute. */
  async export(increments: readonly Increment[]): Promise<void> {
    const delta = this.options.temporality !== 'cumulative';
    if (delta) this.#points.clear();
    for (const increment of increments) this.#add(increment);
    const points = [...this.#points.values()];
    const metrics = [...new Set(points.map(({ metric }) => metric))].map((metric) => ({
      name: `claude_code.${metric}`,
      unit: units[metric] ?? this.options.countUnit ?? '',
      sum: {
        aggregationTemporality: delta ? 1 : 2,
        isMonotonic: true,
        dataPoints: points
          .filter((point) => point.metric === metric)
          .map((point) => dataPoint(point, this.options.integers)),
      },
    }));
    await this.#post('metrics', {
      resourceMetrics: [{ resource: this.#resource(), scopeMetrics: [{ scope: this.#scope(), metrics }] }],
    });
  }

  /** Sends one event with an id of its own. */
  async event(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    const record = {
      timeUnixNano: now(),
      body: { stringValue: `claude_code.${name}` },
      attributes: attributesOf({ 'event.name': name, ...this.#identity(), ...attributes }),
    };
    const body: LogsRequest = {
      resourceLogs: [
        { resource: this.#resource(), scopeLogs: [{ scope: this.#scope(), logRecords: [record] }] },
      ],
    };
    await this.#post('logs', body);
  }

  #add({ metric, by, attributes = {} }: Increment): void {
    const all = attributesOf({ ...this.#identity(), ...attributes });
    const key = JSON.stringify([metric, all]);
    const point = this.#points.get(key) ?? { metric, attributes: all, value: 0, born: BigInt(now()) };
    point.value += by;
    this.#points.set(key, point);
  }

  #identity(): Record<string, string | undefined> {
    const { session, user, team, keysOnPoints } = this.options;
    const own = keysOnPoints ? { team } : {};
    return { 'session.id': session, 'user.id': `install-${session}`, 'user.email': user, ...own };
  }

  #resource() {
    const { version = '2.1.240', os = 'linux', team } = this.options;
    return {
      attributes: attributesOf({
        'service.name': 'claude-code',
        'service.version': version,
        'os.type': os,
        team,
      }),
    };
  }

  #scope() {
    return { name: 'com.anthropic.claude_code', version: this.options.version ?? '2.1.240' };
  }

  async #post(signal: 'metrics' | 'logs', body: unknown): Promise<void> {
    await request(`${this.url}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
