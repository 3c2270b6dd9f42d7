import { readFileSync } from 'node:fs';
import { Agent, request as open } from 'node:http';
import type { Collector } from '../../engines/index.js';
import { text } from './point.js';

const models = ['opus', 'sonnet', 'haiku', 'fable', 'other'];
const types = ['input', 'output', 'cacheRead', 'cacheCreation'];
const setsOfOne = models.length * types.length;

/** The attributes of the nth stream: twenty label sets a person, in teams of fifty people. */
function attributesOf(stream: number): object[] {
  const person = Math.floor(stream / setsOfOne);
  const set = stream % setsOfOne;
  const values = {
    'user.email': `developer.${person}@example.com`,
    'session.id': `session-${person}-of-a-long-morning`,
    'user.id': `installation-${person}`,
    team: `team-${Math.floor(person / 50)}`,
    department: `department-${person % 7}`,
    project: `project-${person % 40}`,
    model: models[Math.floor(set / types.length)]!,
    type: types[set % types.length]!,
    query_source: 'main',
  };
  return Object.entries(values).map(([key, value]) => ({ key, value: text(value) }));
}

/** Exports of tokens that bring one to each of the streams in turn, so many points each. */
export function crowd({
  streams,
  points,
  from = 0,
}: {
  streams: number;
  points: number;
  from?: number;
}): Buffer[] {
  const bodies: Buffer[] = [];
  for (let first = from; first < from + streams; first += points) {
    const count = Math.min(points, from + streams - first);
    const dataPoints = Array.from({ length: count }, (_, i) => ({
      attributes: attributesOf(first + i),
      startTimeUnixNano: '1700000000000000000',
      timeUnixNano: '1700000060000000000',
      asDouble: 1,
    }));
    const sum = { aggregationTemporality: 1, isMonotonic: true, dataPoints };
    const metrics = [{ name: 'claude_code.token.usage', unit: 'tokens', sum }];
    const resource = { attributes: [{ key: 'service.name', value: text('claude-code') }] };
    const scope = { name: 'com.anthropic.claude_code', version: '2.1.240' };
    bodies.push(
      Buffer.from(JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] })),
    );
  }
  return bodies;
}

export interface Pumped {
  readonly requests: number;
  readonly refused: number;
  readonly seconds: number;
}

/**
 * Posts bodies round and round: `rounds` times each, or for some seconds; as fast as answers come, or at
 * most so many a second.
 */
export async function pump(
  collector: Collector,
  bodies: readonly Buffer[],
  options: {
    readonly parallel?: number;
    readonly rounds?: number;
    readonly seconds?: number;
    readonly rate?: number;
  },
): Promise<Pumped> {
  const { parallel = 16, rounds = Infinity, seconds = Infinity, rate = Infinity } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  let [next, refused] = [0, 0];
  const total = rounds * bodies.length;
  const one = async () => {
    while (next < total && elapsed() < seconds) {
      const mine = next++;
      const early = mine / rate - elapsed();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early * 1000));
      if ((await postTo(collector, agent, bodies[mine % bodies.length]!)) !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, one));
  agent.destroy();
  return { requests: next, refused, seconds: elapsed() };
}

function postTo(collector: Collector, agent: Agent, body: Buffer): Promise<number> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sending = open(`${collector.url}/v1/metrics`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** What a process holds in memory now, and the most it ever held, in megabytes; and its seconds of work. */
export function usage({ pid }: { readonly pid: number }): { now: number; most: number; cpu: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (key: string) =>
    Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return {
    now: megabytes('VmRSS'),
    most: megabytes('VmHWM'),
    cpu: (Number(fields[11]) + Number(fields[12])) / 100,
  };
}
