import { collector } from '../../queries/pipeline.js';
import { startPrometheus } from '../engines/index.js';
import { busiest } from '../e2e/all-boards-happened.js';
import { each, open, panelsOn } from '../e2e/all-boards-run.js';
import { writeWithBooks } from '../proof-runs/boards-counters.js';
import { monthOf } from '../proof-runs/boards-month.js';

const week = 7 * 86_400_000;

/** What a board reads of Prometheus when it opens. */
export interface OpenedBoard {
  readonly board: string;
  readonly queries: number;
  readonly samples: number;
}

/**
 * The queries each board sends when it opens, and the samples Prometheus reads for them, over 7 days with the rules
 * of `ccboards build`. The fleet is a hundred people with short sessions in some hours: what books read depends on how
 * many series there are, not on how long people worked.
 */
export async function benchBoards(): Promise<readonly OpenedBoard[]> {
  const pipeline = collector({ books: true });
  const month = monthOf({ developers: 100, days: 8, records: 10 });
  const prometheus = await startPrometheus();
  try {
    await writeWithBooks(prometheus, month, pipeline);
    const range = { from: month.to - week, to: month.to, zone: 'UTC' };
    const stores = { prometheus: prometheus.url };
    const opening = { stores, range, busiest: (of: string) => busiest(month.ledger, of, range) };
    const shown = panelsOn(pipeline).filter(({ panel }) => !panel.collapsed);
    const runs = await each(shown, async (one) => ({ board: one.board, run: await open(one, opening) }));
    return [...new Set(runs.map(({ board }) => board))].map((board) => {
      const targets = runs.filter((one) => one.board === board).flatMap(({ run }) => run.targets);
      const samples = targets.reduce(
        (sum, one) => sum + (one.engine === 'prometheus' ? (one.samples ?? 0) : 0),
        0,
      );
      return { board, queries: targets.length, samples };
    });
  } finally {
    await prometheus.stop();
  }
}
