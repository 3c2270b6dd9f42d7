import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { requireProgram } from '../../engines/find.js';
import { prometheus } from '../../engines/recipes/prometheus.js';

/** A history in promtool's notation, and how many series of an alert fire at a moment of it. */
export interface Case {
  readonly name: string;
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  readonly alert: string;
  readonly firing: number;
  /** The label sets of what fires, where they matter. */
  readonly labels?: string;
}

/** Runs `promtool check rules` and `promtool test rules` over a rule file; rejects with what it says. Samples come at an interval. */
export async function promtool(
  rules: string,
  cases: readonly Case[],
  { interval = '1m' }: { readonly interval?: string } = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ccboards-alerts-'));
  try {
    await writeFile(join(folder, 'rules.yaml'), rules);
    await writeFile(join(folder, 'test.yaml'), stringify(testFile(cases, interval, groupsOf(rules))));
    const program = requireProgram(prometheus, 'promtool');
    const run = promisify(execFile);
    await run(program, ['check', 'rules', '--lint-fatal', join(folder, 'rules.yaml')]);
    const { stdout } = await run(program, ['test', 'rules', join(folder, 'test.yaml')]);
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool: ${stdout}${stderr}`.slice(0, 4000), { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Promtool goes through groups in no order of its own: what one records, the next reads. */
function groupsOf(rules: string): readonly string[] {
  const { groups } = parse(rules) as { readonly groups: readonly { readonly name: string }[] };
  return groups.map(({ name }) => name);
}

function testFile(cases: readonly Case[], interval: string, order: readonly string[]): unknown {
  return {
    rule_files: ['rules.yaml'],
    group_eval_order: order,
    evaluation_interval: interval,
    tests: cases.map(({ name, series, at, alert, firing, labels }) => ({
      name,
      interval,
      input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
      promql_expr_test: [
        {
          expr: `count(ALERTS{alertname="${alert}",alertstate="firing"${labels ?? ''}})`,
          eval_time: at,
          exp_samples: firing === 0 ? [] : [{ labels: '{}', value: firing }],
        },
      ],
    })),
  };
}
