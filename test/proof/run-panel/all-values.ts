import { describe, expect, test } from 'vitest';
import { panelOf } from '../../../src/proof/index.js';
import { boardOf, panel } from '../board.js';
import { run } from './stores.js';

/** What "All" stands for where a variable does not say. */
export function allValues(): void {
  describe('"All" without allValue', () => {
    const datasource = { uid: '${DS_PROMETHEUS}' };
    const every = {
      type: 'query',
      includeAll: true,
      multi: true,
      datasource,
      current: { value: ['$__all'] },
    };
    const source = { name: 'DS_PROMETHEUS', type: 'datasource', query: 'prometheus' };

    async function textWith(expr: string, ...variables: readonly object[]) {
      const list = [source, ...variables.map((one) => Object.assign({}, every, one))];
      const one = panel('Cost', [{ expr }]);
      const dashboard = boardOf([one], { templating: { list } });
      const found = await run(one, { dashboard, panel: panelOf(dashboard, 1) });
      return found.targets[0]!.text;
    }

    test('takes the values the store has, those of the variables before it given', async () => {
      const team = {
        name: 'team',
        query: { query: 'label_values(cost{model=~".+"}, team)' },
        regex: '/^(\\w+).*$/',
      };
      expect(await textWith('cost{team=~"$team"}', team)).toBe('cost{team=~"(api|web)"}');
      const only = { name: 'team', query: 'label_values(team)', current: { value: ['web'] } };
      const model = { name: 'model', query: 'label_values(cost{team=~"$team"}, model)' };
      expect(await textWith('cost{model=~"$model"}', only, model)).toBe('cost{model=~"a"}');
    });

    test('is an error where the values are not known, unless nobody asks for them', async () => {
      const odd = { name: 'odd', query: 'query_result(cost)' };
      await expect(textWith('cost{team=~"$odd"}', odd)).rejects.toThrow(
        'Fleet › Cost: "All" of the variable "odd" has no allValue, and its options are not known: ' +
          'set an allValue such as ".*", or pass a value in "variables"',
      );
      expect(await textWith('sum(cost)', odd)).toBe('sum(cost)');
    });
  });
}
