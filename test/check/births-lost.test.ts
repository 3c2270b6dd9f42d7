import { describe, expect, test } from 'vitest';
import { compileBoards } from '../../dashboards/set.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { birthsLost } from '../../queries/checks/births-lost.js';
import * as presets from '../../queries/pipelines/index.js';
import { checkDashboard } from '../../src/check/index.js';
import { toClassic } from '../../src/grafana/index.js';
import { dashboard } from './broken.js';

const cost = 'claude_code_cost_usage_USD_total';

/** The functions that are found to lose births, with what stands under the carets. */
const lost = (expr: string) =>
  checkDashboard(
    dashboard(({ panels }) => (panels[0]!.targets[0]!['expr'] = expr)),
    [birthsLost],
  )
    .filter(({ rule }) => rule === 'births-lost')
    .map(({ excerpt }) => excerpt!.split('\n').map((line) => line.trim()));

describe('growth between samples of counters that are born with a value', () => {
  test.each(['increase', 'rate', 'irate'])('%s is found, wherever it stands', (call) => {
    const one = `${call}(${cost}{team="web"}[5m])`;
    expect(lost(`sum by (team) (${one}) / 2`)).toEqual([
      [`sum by (team) (${one}) / 2`, '^'.repeat(call.length)],
    ]);
    expect(lost(`${one} + ${one}`)).toHaveLength(2);
    expect(lost(`sum(${call}(sum_over_time(${cost}[1h])[1d:1h]))`)).toHaveLength(1);
    expect(lost(`${call}({"claude_code.cost.usage"}[5m])`)).toHaveLength(1);
  });

  test('of other counters, or of what began anew, it is in order', () => {
    expect(lost('increase(http_requests_total[5m])')).toEqual([]);
    expect(lost(`increase(${cost}[1d]) and resets(${cost}[1d]) > 0`)).toEqual([]);
    expect(lost(`increase(${cost}[1d]) and on () vector(1)`)).toHaveLength(1);
    expect(lost(`last_over_time(${cost}[1d])`)).toEqual([]);
  });

  test.each([
    presets.grafanaCloud(),
    presets.prometheusOtlp({ naming: 'utf8' }),
    presets.mimir({ own: { team: 'team_id' } }),
    presets.clientExporter({ events: 'none', prefer: 'counters' }),
  ])('our own boards have none: $name', (pipeline) => {
    const boards = compileBoards(claudeCodeBoards, { pipeline, individuals: true });
    const known = { fewValued: ['team_id'] };
    expect(boards.flatMap((board) => checkDashboard(toClassic(board), [birthsLost], known))).toEqual([]);
  });
});
