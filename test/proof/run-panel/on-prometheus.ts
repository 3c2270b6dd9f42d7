import { describe, expect, test } from 'vitest';
import { panel } from '../board.js';
import { end, hour, run, start } from './stores.js';

const brief = (frames: Awaited<ReturnType<typeof run>>['frames']) =>
  frames.map(({ refId, fields }) => ({
    refId,
    fields: fields.map(({ name, config, values }) => [
      name,
      config.displayNameFromDS,
      values.length,
      values.at(-1),
    ]),
  }));

async function names(target: object) {
  const found = await run(panel('Cost', [{ instant: true, range: false, ...target }]));
  return found.frames.map(({ fields }) => fields[1]!.config.displayNameFromDS);
}

/** What the frames of a Prometheus query are. */
export function onPrometheus(): void {
  describe('Prometheus', () => {
    test('a range query is one frame a series, named by its legend', async () => {
      const found = await run(
        panel('Cost', [{ expr: 'cost{team=~"$team"}', legendFormat: '{{team}}: {{model}}{{none}}' }]),
      );
      expect(found.state).toBe('data');
      expect(brief(found.frames)).toEqual([
        {
          refId: 'A',
          fields: [
            ['Time', undefined, 481, end],
            ['cost', 'web: a', 481, 120],
          ],
        },
        {
          refId: 'A',
          fields: [
            ['Time', undefined, 481, end],
            ['cost', 'api.v2: b', 481, 240],
          ],
        },
      ]);
      expect(found.frames[0]!.fields[0]!.config).toEqual({ interval: 15_000 });
      expect(found.frames[0]!.fields[1]!.labels).toEqual({ __name__: 'cost', team: 'web', model: 'a' });
      const [target] = found.targets;
      expect(target).toMatchObject({
        refId: 'A',
        engine: 'prometheus',
        kind: 'range',
        text: 'cost{team=~".*"}',
      });
      expect(target!.samples).toBe(2 * 481);
      expect(target!.ms).toBeGreaterThan(0);
    });

    test('variables reach the engine escaped', async () => {
      const target = { expr: 'sum(cost{team=~"$team"})', instant: true, range: false };
      const one = await run(panel('Cost', [target]), { variables: { team: ['api.v2'] } });
      expect(one.targets[0]!.text).toBe('sum(cost{team=~"api\\\\.v2"})');
      expect(one.frames[0]!.fields[1]!.values).toEqual([240]);
      const both = await run(panel('Cost', [target]), { variables: { team: ['api.v2', 'web'] } });
      expect(both.targets[0]!.text).toBe('sum(cost{team=~"(api\\\\.v2|web)"})');
      expect(both.frames[0]!.fields[1]!.values).toEqual([360]);
    });

    test('legends: none is the series itself, auto is left to Grafana, without labels it is the query', async () => {
      expect(await names({ expr: 'cost{team="web"}' })).toEqual(['cost{model="a", team="web"}']);
      expect(await names({ expr: 'cost{team="web"}', legendFormat: '__auto' })).toEqual([undefined]);
      expect(await names({ expr: 'sum(cost)', legendFormat: '__auto' })).toEqual(['sum(cost)']);
      expect(await names({ expr: 'sum(cost)' })).toEqual(['sum(cost)']);
      expect(await names({ expr: 'scalar(sum(cost))', legendFormat: 'all of it' })).toEqual(['all of it']);
    });

    test('the format "table" is one frame with a column a label', async () => {
      const found = await run(
        panel('Cost', [{ expr: 'sort_desc(cost)', instant: true, range: false, format: 'table' }]),
      );
      expect(found.frames).toHaveLength(1);
      expect(found.frames[0]!.fields.map(({ name, type, values }) => [name, type, values])).toEqual([
        ['Time', 'time', [end, end]],
        ['__name__', 'string', ['cost', 'cost']],
        ['model', 'string', ['b', 'a']],
        ['team', 'string', ['api.v2', 'web']],
        ['Value', 'number', [240, 120]],
      ]);
    });

    test('several tables name their values by target', async () => {
      const target = { instant: true, range: false, format: 'table' };
      const found = await run(
        panel('Cost', [
          { ...target, expr: 'sum by (team) (cost)' },
          { ...target, expr: 'count by (team) (cost)' },
          { ...target, expr: 'none_such' },
        ]),
      );
      expect(found.frames.map(({ refId, fields, length }) => [refId, fields.at(-1)?.name, length])).toEqual([
        ['A', 'Value #A', 2],
        ['B', 'Value #B', 2],
        ['C', 'Value #C', 0],
      ]);
    });

    test('the format "heatmap" is one frame with what falls into each bucket alone', async () => {
      const found = await run(
        panel('Duration', [{ expr: 'duration_bucket', format: 'heatmap', interval: '1h' }]),
      );
      expect(found.frames).toHaveLength(1);
      expect(found.frames[0]!.fields.map(({ name, values }) => [name, values])).toEqual([
        ['Time', [start, start + hour, end]],
        ['0.1', [0, 60, 120]],
        ['1', [0, 60, 120]],
        ['+Inf', [0, 60, 120]],
      ]);
    });

    test('a query without result is empty, and so is one that is NaN everywhere', async () => {
      const none = await run(panel('None', [{ expr: 'none_such' }]));
      expect([none.state, none.frames]).toEqual(['empty', [{ refId: 'A', fields: [], length: 0, meta: {} }]]);
      const nan = await run(panel('NaN', [{ expr: 'vector(0) / vector(0)', instant: true, range: false }]));
      expect([nan.state, nan.frames[0]!.fields[1]!.values]).toEqual(['empty', [NaN]]);
      const infinite = await run(
        panel('Inf', [{ expr: '-vector(1) / vector(0)', instant: true, range: false }]),
      );
      expect([infinite.state, infinite.frames[0]!.fields[1]!.values]).toEqual(['data', [-Infinity]]);
    });

    test('a hidden target is not sent', async () => {
      const found = await run(panel('Cost', [{ expr: 'sum(cost)', hide: true }, { expr: 'count(cost)' }]));
      expect(found.targets.map(({ refId }) => refId)).toEqual(['B']);
    });

    test('targets without a letter get the next free one', async () => {
      const [a, b] = [
        { expr: 'sum(cost)', refId: undefined },
        { expr: 'count(cost)', refId: 'A' },
      ];
      const found = await run(panel('Cost', [a, b]));
      expect(found.targets.map(({ refId, text }) => [refId, text])).toEqual([
        ['B', 'sum(cost)'],
        ['A', 'count(cost)'],
      ]);
    });

    test('what the engine remarks is kept', async () => {
      const found = await run(panel('Rate', [{ expr: 'rate(cost[5m])', instant: true, range: false }]));
      expect(found.targets[0]!.notices).toEqual([
        { severity: 'info', text: expect.stringContaining('metric might not be a counter') },
      ]);
    });
  });
}
