import { describe, expect, test } from 'vitest';
import { onLoki as datasource, panel } from '../board.js';
import { end, minute, run } from './stores.js';

/** What the frames of a Loki query are. */
export function onLoki(): void {
  describe('Loki', () => {
    const sum = 'sum by (model) (sum_over_time({service_name="claude-code"} | unwrap cost_usd [$__range]))';
    const onLog = { datasource };

    test('an instant query is one table, its legend lost', async () => {
      const found = await run(
        panel('Cost', [{ expr: sum, queryType: 'instant', legendFormat: '{{model}}' }], onLog),
      );
      expect(found.targets[0]).toMatchObject({ engine: 'loki', kind: 'instant' });
      expect(found.targets[0]!.text).toContain('[7200s]');
      expect(found.targets[0]!.samples).toBe(3);
      expect(found.frames.map(({ fields }) => fields.map(({ name, values }) => [name, values]))).toEqual([
        [
          ['Time', [end, end]],
          ['model', ['a', 'b']],
          ['Value #A', [2, 0.25]],
        ],
      ]);
    });

    test('a range query is one frame a series', async () => {
      const expr = sum.replace('$__range', '$__auto');
      const found = await run(panel('Cost', [{ expr, step: '1h', legendFormat: '{{model}}' }], onLog));
      expect(found.targets[0]!.text).toContain('[1h]');
      expect(
        found.frames.map(({ fields }) => [fields[1]!.config.displayNameFromDS, fields[1]!.values]),
      ).toEqual([
        ['a', [2]],
        ['b', [0.25]],
      ]);
      const bare = await run(panel('Cost', [{ expr, step: '1h' }], onLog));
      expect(bare.frames.map(({ fields }) => fields[1]!.config.displayNameFromDS)).toEqual([
        '{model="a"}',
        '{model="b"}',
      ]);
    });

    test('log lines are one frame, their labels with their origin', async () => {
      const found = await run(
        panel('Lines', [{ expr: '{service_name="claude-code"} | model="a"', maxLines: 10 }], onLog),
      );
      expect(found.state).toBe('data');
      const [frame] = found.frames;
      expect(frame!.fields.map(({ name, type }) => [name, type])).toEqual([
        ['labels', 'other'],
        ['Time', 'time'],
        ['Line', 'string'],
        ['tsNs', 'string'],
        ['labelTypes', 'other'],
        ['id', 'string'],
      ]);
      expect(frame!.fields[1]!.values).toEqual([end - minute, end - 3 * minute]);
      expect(frame!.fields[2]!.values).toEqual(['request', 'request']);
      expect(frame!.fields[0]!.values[0]).toMatchObject({
        service_name: 'claude-code',
        model: 'a',
        cost_usd: '1.5',
      });
      expect(frame!.fields[4]!.values[0]).toMatchObject({ service_name: 'I', model: 'S', cost_usd: 'S' });
      expect(new Set(frame!.fields[5]!.values).size).toBe(2);
    });

    test('nothing found is empty', async () => {
      const lines = await run(panel('Lines', [{ expr: '{service_name="nobody"}' }], onLog));
      const numbers = await run(panel('Numbers', [{ expr: sum.replace('claude-code', 'nobody') }], onLog));
      expect([lines.state, numbers.state, numbers.frames]).toEqual(['empty', 'empty', []]);
    });
  });
}
