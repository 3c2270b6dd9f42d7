import { cost as costMeasure } from '../../queries/measures/index.js';
import { collector } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { books } from '../../rules/index.js';
import type { Prometheus } from '../engines/index.js';
import { counted, Ruler, startForReplay, type Vector } from '../rules/support/replay.js';
import { cost, pipeline, rulesFor, text, type Between } from '../rules/support/world.js';
import { minutesOfDay as day, writeFleet, type Truth } from './books-history.js';
import type { Table } from './table.js';

const hour = 60;

/** A way to ask for the cost of a range. */
interface Idiom {
  readonly name: string;
  readonly query: (by: By, between: Between) => string;
}

type By = 'team' | 'model' | 'user';
const labels: Readonly<Record<By, string>> = { team: 'team', model: 'model', user: 'user_email' };
const asked = (by: By): Asked => costMeasure.total().by(by);
const seconds = ({ from, to }: Between) => `${(to - from) * 60}s`;

const idioms: readonly Idiom[] = [
  { name: 'books', query: (by, between) => text(asked(by), between) },
  { name: 'counters', query: (by, between) => text(asked(by), between, collector()) },
  {
    name: '`increase`',
    query: (by, between) => `sum by (${labels[by]}) (increase(${cost}[${seconds(between)}]))`,
  },
  {
    name: '`max_over_time`',
    query: (by, between) => `sum by (${labels[by]}) (max_over_time(${cost}[${seconds(between)}]))`,
  },
  { name: 'raw sum', query: (by) => `sum by (${labels[by]}) (${cost})` },
];

const lengths = { '1 h': hour, '6 h': 6 * hour, '24 h': day, '7 d': 7 * day, '30 d': 30 * day } as const;

export interface BooksProof {
  readonly developers?: number;
  readonly seed?: number;
  /** Minutes between two evaluations of the rules; one in reality. */
  readonly step?: number;
  readonly progress?: (text: string) => void;
}

/**
 * 31 days of a fleet behind two replicas: each restarts, one twice; a leaver's series expire; 200 minutes of
 * evaluations are missed. Totals of 1 h to 30 d against what was scraped and what arrived, and the samples
 * each form reads. Nobody marks the end of a replica, as in a store that is pushed to.
 */
export async function booksProof(options: BooksProof = {}): Promise<Table> {
  const { developers = 20, seed = 1, step = 4, progress = () => {} } = options;
  const days = 31;
  const missed = { from: 17 * day + 13 * hour, to: 17 * day + 13 * hour + 200 };
  const prometheus = await startForReplay();
  try {
    const truth = await writeFleet(prometheus, {
      developers,
      days,
      seed,
      trouble: {
        restarts: [
          { minute: 5 * day + 10 * hour - 1, replica: 0 },
          { minute: 15 * day + 14 * hour - 1, replica: 1 },
          { minute: 26 * day + 9 * hour - 1, replica: 0 },
        ],
        leaverEnds: 12 * day + 11 * hour,
      },
    });
    progress('written');
    const ruler = new Ruler(prometheus, rulesFor(/:cost_usd:/, books(pipeline)));
    for (let from = 0; from < days; from += 1) {
      await ruler.run({
        from: from * day,
        to: (from + 1) * day - step,
        step,
        misses: (minute) => minute > missed.from && minute <= missed.to,
      });
      progress(`day ${from + 1} of ${days}`);
    }
    const rows: string[][] = [];
    for (const [name, length] of Object.entries(lengths)) {
      const among = rangesOf(length, { days, step, missed });
      for (const by of ['team', 'model', 'user'] as const) {
        for (const idiom of idioms)
          rows.push([name, by, ...(await measure({ prometheus, truth, idiom, by, among }))]);
      }
      progress(name);
    }
    return {
      title: `Totals of cost, ${developers} developers, ${days} days, two replicas with three restarts`,
      columns: ['range', 'by', 'form', 'off from scraped', 'off from arrived', 'samples', 'ranges'],
      rows,
    };
  } finally {
    await prometheus.stop();
  }
}

/** Ranges that end at odd moments of working days, and none that begins or ends while evaluations are missed. */
function rangesOf(length: number, of: { days: number; step: number; missed: Between }): Between[] {
  const found: Between[] = [];
  const inside = (minute: number) => minute > of.missed.from && minute <= of.missed.to + hour;
  for (let to = length + 9 * hour; to < of.days * day; to += 1.37 * day) {
    const end = Math.floor(to / of.step) * of.step;
    const start = Math.floor((end - length) / of.step) * of.step;
    if (start >= 0 && !inside(end) && !inside(start)) found.push({ from: start, to: end });
  }
  return found;
}

async function measure(of: {
  prometheus: Prometheus;
  truth: Truth;
  idiom: Idiom;
  by: By;
  among: readonly Between[];
}): Promise<string[]> {
  const { prometheus, truth, idiom, by, among } = of;
  const label = labels[by];
  const worst = { scraped: 0, arrived: 0 };
  let most = 0;
  for (const between of among) {
    const { answer, samples } = await counted(prometheus, idiom.query(by, between), between.to);
    most = Math.max(most, samples);
    for (const seen of ['scraped', 'arrived'] as const) {
      const off = distance(answer, label, truth.between({ ...between, by: label, seen }));
      if (Math.abs(off) > Math.abs(worst[seen])) worst[seen] = off;
    }
  }
  return [idiom.name, percent(worst.scraped), percent(worst.arrived), String(most), String(among.length)];
}

/** The differences of all groups, as a share of the whole; negative where less is shown than there was. */
function distance(answer: Vector, label: string, really: ReadonlyMap<string, number>): number {
  const whole = [...really.values()].reduce((a, b) => a + b, 0);
  if (whole < 1) return 0;
  const said = new Map(answer.map(({ metric, value }) => [named(metric[label]), Number(value[1])]));
  const differences = [...new Set([...said.keys(), ...really.keys()])].map(
    (name) => (said.get(name) ?? 0) - (really.get(name) ?? 0),
  );
  const sum = differences.reduce((a, b) => a + b, 0);
  return (Math.sign(sum) || 1) * (differences.reduce((a, b) => a + Math.abs(b), 0) / whole);
}

const named = (value = '') => (value === 'unattributed' || value === 'unknown' ? '' : value);
const percent = (share: number) => `${(share * 100).toFixed(Math.abs(share) < 0.0005 ? 4 : 1)} %`;
