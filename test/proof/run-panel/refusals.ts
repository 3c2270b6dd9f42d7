import { describe, expect, test } from 'vitest';
import { onLoki, panel } from '../board.js';
import { run, stores } from './stores.js';

/** What is said of queries and panels that cannot be run. */
export function refusals(): void {
  describe('what goes wrong is said with its place', () => {
    test('a query the engine refuses; the other targets still run', async () => {
      const found = await run(panel('Cost', [{ expr: 'sum(cost' }, { expr: 'sum(cost)' }]));
      expect(found.state).toBe('failed');
      expect(found.targets.map(({ error }) => error)).toEqual([
        'Fleet › Cost › A: Prometheus: bad_data: invalid parameter "query": 1:9: parse error: unclosed left parenthesis (HTTP 400)\n  sum(cost',
        undefined,
      ]);
      expect(found.frames).toHaveLength(1);
    });

    test('a query Loki refuses', async () => {
      const found = await run(panel('Cost', [{ expr: 'sum({a="b"})' }], { datasource: onLoki }));
      expect(found.targets[0]!.error).toMatch(
        /^Fleet › Cost › A: Loki: parse error at line 1.*\(HTTP 400\)\n {2}sum/s,
      );
    });

    test('sources that cannot be asked', async () => {
      const found = await run(panel('Mixed', [{ expr: 'a', datasource: { type: 'influxdb', uid: 'x' } }]));
      expect(found.targets[0]!.error).toBe(
        'Fleet › Mixed › A: data source {"type":"influxdb","uid":"x"}: only Prometheus and Loki can be asked. ' +
          'Name one by its type or by a variable of a type.',
      );
      const noStore = await run(panel('Cost', [{ expr: 'a' }]), { stores: { loki: stores().loki } });
      expect(noStore.targets[0]!.error).toBe('Fleet › Cost › A: it asks Prometheus: give stores.prometheus');
    });

    test('a range that is none', async () => {
      await expect(run(panel('Cost', []), { range: { from: 2, to: 1 } })).rejects.toThrow(
        /^Fleet › Cost: range.to/,
      );
    });
  });
}
