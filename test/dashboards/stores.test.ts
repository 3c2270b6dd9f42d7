import { describe, expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector, grafanaCloud } from '../../queries/pipeline.js';
import { formFiles, formNames, type Board } from '../../src/grafana/index.js';

const ways = {
  books: collector({ books: true }),
  direct: grafanaCloud(),
  'no Loki': collector({ events: 'none' }),
  'no metrics': collector({ counters: 'none' }),
} as const;

const boardsOf = (way: keyof typeof ways): readonly Board[] =>
  compileBoards(claudeCodeBoards, { pipeline: ways[way], individuals: true });

const storesOf = ({ variables }: Board) =>
  variables.flatMap((one) => (one.type === 'datasource' ? one.engine : [])).toSorted();

/** What anything on a board asks, read from the JSON as Grafana would. */
async function asked(board: Board): Promise<readonly string[]> {
  const [file] = await formFiles('classic', { boards: [board] });
  const { templating, ...others } = JSON.parse(file!.text) as { templating: { list: { type: string }[] } };
  const text = JSON.stringify([others, templating.list.filter(({ type }) => type !== 'datasource')]);
  return ['loki', 'prometheus'].filter((name) => text.includes(`"uid":"\${${name}}"`));
}

describe.each(Object.keys(ways) as (keyof typeof ways)[])('%s', (way) => {
  test.each(boardsOf(way).map((board) => [board.title, board] as const))(
    '%s offers a choice of the stores it asks, and of no other',
    async (_title, board) => {
      expect(storesOf(board)).toEqual(await asked(board));
    },
  );

  test.each(boardsOf(way).map((board) => [board.title, board] as const))(
    '%s hands on with its links only stores it has',
    (_title, board) => {
      const handed = [...JSON.stringify(board.rows).matchAll(/\$\{(loki|prometheus):queryparam\}/g)];
      const engines = [...new Set(handed.map(([, engine]) => engine!))];
      expect(storesOf(board)).toEqual(expect.arrayContaining(engines));
    },
  );
});

test.each(formNames)('no word of Loki on a board that asks Prometheus alone: %s', async (form) => {
  const board = boardsOf('books').find(({ uid }) => uid === 'cc-edits')!;
  const files = await formFiles(form, { boards: [board] });
  expect(files.map(({ text }) => text).join('\n')).not.toMatch(/loki/i);
});
