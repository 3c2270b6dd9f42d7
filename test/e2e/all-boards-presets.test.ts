import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collector, grafanaCloud, prometheusExporter, prometheusOtlp } from '../../queries/pipeline.js';
import {
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  type Loki,
  type Prometheus,
} from '../engines/index.js';
import { pushAll } from '../proof-runs/numbers-events.js';
import { askedOnce, type AskedOnce } from './asked-once.js';
import { inOnePiece, lengths, sparseMonth, writeCounters, type Month } from './all-boards-fleet.js';
import { busiest, happened, ofCollector } from './all-boards-happened.js';
import { each, open, panelsOn } from './all-boards-run.js';

const presets = {
  collector: collector(),
  grafanaCloud: grafanaCloud(),
  prometheusOtlp: prometheusOtlp(),
  prometheusExporter: prometheusExporter(),
};

let month: Month;
let engines: { loki: Loki; totals: Prometheus; sums: Prometheus };
let doors: Record<keyof typeof engines, AskedOnce>;
beforeAll(async () => {
  month = sparseMonth();
  const [loki, totals, sums] = await Promise.all([
    startLoki({ limits: inOnePiece }),
    startPrometheus(),
    startPrometheus(),
  ]);
  engines = { loki, totals, sums };
  await writeCounters(totals, month, grafanaCloud());
  await writeCounters(sums, month, collector());
  await pushAll(
    loki,
    month.shifts.flatMap(({ exports }) => exports),
  );
  doors = {
    loki: await askedOnce(loki.url),
    totals: await askedOnce(totals.url),
    sums: await askedOnce(sums.url),
  };
});
afterAll(async () => {
  for (const door of Object.values(doors ?? {})) await door.stop();
  for (const engine of Object.values(engines ?? {})) await engine.stop();
});
beforeEach(() => showLogsOnFailure(...Object.values(engines)));

/** The presets that people begin with: the collector keeps the books, or clients send totals on three ways. */
describe.each(Object.entries(presets))(
  'boards with the preset %s, one of the four to begin with',
  (_name, pipeline) => {
    const panels = panelsOn(pipeline);

    test.each(Object.entries(lengths))(
      'every target runs and nothing that happened is empty over %s',
      async (_length, length) => {
        const { to, ledger } = month;
        const from = to - length;
        const stores = {
          prometheus: pipeline.counters === 'accumulated' ? doors.sums.url : doors.totals.url,
          loki: doors.loki.url,
        };
        const opening = {
          stores,
          range: { from, to, zone: 'UTC' },
          busiest: (of: string) => busiest(ledger, of, { from, to }),
        };
        const faults = await each(panels, async (one) => {
          const { targets, state } = await open(one, opening);
          const errors = targets.flatMap(({ error }) => error ?? []);
          const empty =
            state === 'empty' &&
            one.about.some((entry) =>
              happened(entry, { ledger, from, to, absent: ofCollector, sparse: true }),
            );
          return [...errors, ...(empty ? [`${one.board} › ${one.panel.title} is empty`] : [])];
        });
        expect(panels.length).toBeGreaterThan(200);
        expect(faults.flat()).toEqual([]);
      },
      300_000,
    );
  },
);
