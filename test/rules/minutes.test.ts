import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cost } from '../../queries/measures/index.js';
import { metrics, type Metric } from '../../queries/catalog/index.js';
import { counterLabel, counterName } from '../../queries/naming.js';
import { collector, type Pipeline } from '../../queries/pipeline.js';
import { minutes } from '../../rules/index.js';
import type { Prometheus } from '../engines/index.js';
import { at, historyOf, type Told } from './support/history.js';
import { instant, range, Ruler, startForReplay, write } from './support/replay.js';
import { cost as name, rulesFor, text } from './support/world.js';

const hour = 60;
const until = 12 * hour;
const asked = cost.total().by('team');
const kind = { cost: {}, sessions: { start_type: 'resume' }, work: { type: 'cli' } };
const named = (team: string) => ({ team, user_email: team });

/** Sessions of one team each: the team says what is hard about it. A counter that falls started over. */
function session(
  team: string,
  id: string,
  totals: readonly (readonly [number, number])[],
  ends: number,
): Told {
  const adds = totals.map(([minute, total], index): [number, number] => [
    minute,
    total - (totals[index - 1]?.[1] ?? 0),
  ]);
  return { labels: { team, user_email: team, model: 'm', session_id: id }, adds, ends };
}

const sessions = [
  session(
    'whole',
    '1',
    [
      [400, 0.2],
      [401, 0.6],
      [405, 1.2],
    ],
    420,
  ),
  session('one export', '2', [[410, 0.4]], 411),
  session('born at one', '3', [[400, 1]], 430),
  session('born at one', '4', [[410, 1]], 440),
  session('born at one', '5', [[420, 1]], 450),
  session(
    'open before',
    '6',
    [
      [100, 5],
      [500, 5.5],
      [520, 6],
    ],
    560,
  ),
  session(
    'taken up again',
    '7',
    [
      [400, 0.5],
      [410, 2],
      [500, 0.4],
      [510, 1],
    ],
    530,
  ),
  session('began anew, smaller than before', '13', [[100, 5]], 120),
  session('began anew, smaller than before', '13', [[500, 2]], 530),
  session(
    'slept',
    '8',
    [
      [100, 3],
      [540, 3.5],
    ],
    545,
  ),
];

/** Sessions of which every counter is told: they were gone for a while and came back as they had been. */
const came: readonly {
  readonly team: string;
  readonly cost: readonly Told[];
  readonly sessions: readonly Told[];
  readonly work: readonly Told[];
}[] = [
  {
    team: 'taken up as it was, something later',
    cost: [session('', '9', [[100, 0.5]], 120), session('', '9', [[503, 0.5]], 530)],
    sessions: [session('', '9', [[99, 1]], 120), session('', '9', [[501, 1]], 530)],
    work: [session('', '9', [[100, 60]], 120), session('', '9', [[503, 70]], 530)],
  },
  {
    team: 'taken up as it was, at once',
    cost: [session('', '10', [[100, 0.5]], 120), session('', '10', [[502, 0.5]], 530)],
    sessions: [session('', '10', [[99, 1]], 120), session('', '10', [[502, 1]], 530)],
    work: [session('', '10', [[100, 60]], 120), session('', '10', [[502, 20]], 530)],
  },
  {
    team: 'slept, all of it back at once',
    cost: [
      session('', '11', [[100, 2]], 120),
      session(
        '',
        '11',
        [
          [504, 2],
          [510, 2.5],
        ],
        530,
      ),
    ],
    sessions: [session('', '11', [[99, 1]], 120), session('', '11', [[504, 1]], 530)],
    work: [session('', '11', [[100, 60]], 120), session('', '11', [[504, 60]], 530)],
  },
  {
    team: 'slept, never used',
    cost: [],
    sessions: [session('', '12', [[99, 1]], 120), session('', '12', [[504, 1]], 530)],
    work: [],
  },
];

/** What happened between the sixth and the twelfth hour. */
const truth = {
  whole: 1.2,
  'one export': 0.4,
  'born at one': 3,
  'open before': 1,
  'taken up again': 3,
  slept: 0.5,
  'began anew, smaller than before': 2,
  'taken up as it was, something later': 0.5,
  'taken up as it was, at once': 0.5,
  'slept, all of it back at once': 0.5,
};

async function answer(prometheus: Prometheus, query: string): Promise<Record<string, number>> {
  const said = await instant(prometheus, query, until);
  return Object.fromEntries(
    said.map(({ metric, value }) => [metric['team']!, Math.round(+value[1] * 1e6) / 1e6]),
  );
}

const { costUsage, sessionCount, activeTimeTotal } = metrics;

/** A store with all of that under the names of a pipeline. */
async function filled(pipeline: Pipeline): Promise<Prometheus> {
  const prometheus = await startForReplay();
  const spelled = ({ labels, ...rest }: Told): Told => {
    const { session_id = '', user_email = '', ...others } = labels;
    const dotted = {
      [counterLabel('session.id', pipeline)]: session_id,
      [counterLabel('user.email', pipeline)]: user_email,
    };
    return { ...rest, labels: { ...others, ...dotted } };
  };
  const counters = { cost: costUsage, sessions: sessionCount, work: activeTimeTotal } as const;
  for (const [what, one] of Object.entries(counters) as [keyof typeof counters, Metric][]) {
    const counter = counterName(one, pipeline);
    const told = came.flatMap((session) =>
      session[what].map(({ labels, ...rest }) => ({
        ...rest,
        labels: { ...labels, ...named(session.team), ...kind[what] },
      })),
    );
    const all = what === 'cost' ? [...sessions, ...told] : told;
    await write(prometheus, counter, historyOf(counter, all.map(spelled), until));
  }
  return prometheus;
}

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await filled(collector());
}, 60_000);
afterAll(() => prometheus?.stop());

describe.each(['underscores', 'utf8'] as const)('recorded minute by minute, names in %s', (naming) => {
  const pipeline = collector({ counters: 'recorded', naming });
  let prometheus: Prometheus;
  beforeAll(async () => {
    prometheus = await filled(pipeline);
    await new Ruler(prometheus, rulesFor(/:cost_usd:/, [minutes(pipeline)])).run({ from: 0, to: until });
  }, 60_000);
  afterAll(() => prometheus?.stop());

  test('every kind of session is right', async () => {
    const query = text(asked, { from: 6 * hour, to: until }, pipeline);
    expect(await answer(prometheus, query)).toEqual(truth);
  });

  test('bars sum to the total, the last one ending where the range does', async () => {
    const query = text(cost.perStep('1h'), { from: 6 * hour, to: until }, pipeline);
    const bars = await range(prometheus, query, { from: 6 * hour, to: until - 1, step: hour });
    const total = Object.values(truth).reduce((a, b) => a + b);
    expect([...bars.values()].reduce((a, b) => a + b)).toBeCloseTo(total, 6);
  });

  test('a session that is taken up again counts again, one that slept does not', async () => {
    const rules = rulesFor(/:sessions:/, [minutes(pipeline)]);
    await new Ruler(prometheus, rules).run({ from: 495, to: 510 });
    const counted = await instant(
      prometheus,
      'sum by (team) (sum_over_time(claude_code:sessions:minutes[20m]))',
      510,
    );
    expect(Object.fromEntries(counted.map(({ metric, value }) => [metric['team'], value[1]]))).toEqual({
      'taken up as it was, something later': '1',
      'taken up as it was, at once': '1',
    });
  });

  test('matches on no label that needs quotes: rulers of some versions forget them', () => {
    for (const { expr } of minutes(pipeline).rules) expect(expr).toMatch(/\bon \(session_id\)/);
  });

  test('a quiet minute records nothing', async () => {
    const [all] = await instant(prometheus, 'sum(count_over_time(claude_code:cost_usd:minutes[12h]))', until);
    expect(Number(all!.value[1])).toBeLessThan(25);
  });
});

test('single sessions are right where none is taken up again', async () => {
  const pipeline = collector({ counters: 'perSession', gap: '1d' });
  const query = text(asked, { from: 6 * hour, to: until }, pipeline);
  const { 'taken up again': again, ...others } = await answer(prometheus, query);
  const { 'taken up again': really, ...rest } = truth;
  const known = Object.entries(rest).filter(([team]) => !team.startsWith('taken up'));
  expect(others).toMatchObject(Object.fromEntries(known));
  expect(again).toBeGreaterThan(really * 0.5);
  expect(again).toBeLessThan(really);
});

test('increments are added up', async () => {
  const day = 24 * hour;
  const samples = [1, 400, 430, 720].map((minute) => [at(day + minute), 0.5] as const);
  const series = [{ name, labels: { team: 'web', kept: 'increments' }, samples }];
  await write(prometheus, name, { series, ends: [] });
  const between = { from: day + 6 * hour, to: day + 12 * hour };
  const query = text(asked, between, collector({ counters: 'delta' }));
  const [web] = await instant(prometheus, query, between.to);
  expect([web!.metric['team'], web!.value[1]]).toEqual(['web', '1.5']);
});
