import { backfill, type Prometheus } from '../engines/index.js';
import { accumulated, simulate, type Entry, type Export } from '../../pipeline/simulator/index.js';
import { at, midnight } from '../rules/support/history.js';
import { write } from '../rules/support/replay.js';
import { cost } from '../rules/support/world.js';

export const minutesOfDay = 24 * 60;

type Labels = Readonly<Record<string, string>>;

/** One increment as it arrived, and as the store shows it. */
interface Increment {
  readonly labels: Labels;
  readonly value: number;
}

/** What really happened, to be asked for any two minutes. */
export class Truth {
  readonly #arrived: (Increment & { readonly at: number })[] = [];
  readonly #scraped: (Increment & { readonly at: number })[] = [];
  readonly #last = new Map<string, number>();

  arrived(moment: number, brings: readonly Entry[]): void {
    for (const { value, common, own } of brings) {
      const labels = {
        team: String(common['team'] ?? ''),
        user_email: String(common['user.email'] ?? ''),
        model: String(own['model'] ?? ''),
      };
      this.#arrived.push({ at: moment, labels, value });
    }
  }

  scraped(labels: Labels, samples: readonly (readonly [number, number])[]): void {
    const key = JSON.stringify(labels);
    for (const [moment, total] of samples) {
      const gained = total - (this.#last.get(key) ?? 0);
      if (gained > 0) this.#scraped.push({ at: moment, labels, value: gained });
      this.#last.set(key, total);
    }
  }

  /** By the value of a label, after the first minute and up to the last. */
  between(of: { from: number; to: number; by: string; seen: 'arrived' | 'scraped' }): Map<string, number> {
    const sums = new Map<string, number>();
    const [from, to] = [at(of.from), at(of.to)];
    for (const one of of.seen === 'arrived' ? this.#arrived : this.#scraped) {
      if (one.at <= from || one.at > to) continue;
      const key = one.labels[of.by] ?? '';
      sums.set(key, (sums.get(key) ?? 0) + one.value);
    }
    return sums;
  }
}

const isCost = ({ kind, name }: Entry) => kind === 'counter' && name === 'claude_code.cost.usage';

export interface Trouble {
  readonly restarts: readonly { readonly minute: number; readonly replica: number }[];
  /** The last minute in which the leaver's series are there; work stops four days before. */
  readonly leaverEnds: number;
}

/** Writes the counters of a fleet behind two replicas, with the trouble wanted, and keeps the truth. */
export async function writeFleet(
  prometheus: Prometheus,
  of: { developers: number; days: number; seed: number; trouble: Trouble },
): Promise<Truth> {
  const { trouble, days } = of;
  const fleet = simulate({ ...of, start: midnight });
  const truth = new Truth();
  let leaver: string | undefined;
  const gone = at(trouble.leaverEnds);
  const working = function* (): Generator<Pick<Export, 'at' | 'process' | 'brings'>> {
    for (const sent of fleet.exports) {
      const person = sent.brings[0]?.common['user.email'];
      leaver ??= person === undefined ? undefined : String(person);
      if (person === leaver && sent.at > gone - 4 * minutesOfDay * 60_000) continue;
      const brings = sent.brings.filter(isCost);
      if (brings.length === 0) continue;
      truth.arrived(sent.at, brings);
      yield { at: sent.at, process: sent.process, brings };
    }
  };
  const ends = new Map<string, Labels>();
  const portions = accumulated(working(), {
    to: at(days * minutesOfDay),
    replicas: 2,
    restarts: trouble.restarts.map(({ minute, replica }) => ({ at: at(minute), replica })),
  });
  for (const portion of portions) {
    for (const { labels, samples } of portion) truth.scraped(labels, samples);
    const left = portion.map((one) => {
      if (one.labels['user_email'] !== leaver) return one;
      const samples = one.samples.filter(([moment]) => moment <= gone);
      if (samples.length < one.samples.length) ends.set(JSON.stringify(one.labels), one.labels);
      return { name: one.name, labels: one.labels, samples };
    });
    await backfill(
      prometheus,
      left.filter(({ samples }) => samples.length > 0),
    );
  }
  const marks = [...ends.values()].map((labels) => ({ labels, at: gone + 60_000 }));
  await write(prometheus, cost, { series: [], ends: marks });
  return truth;
}
