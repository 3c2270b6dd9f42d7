import type { Pipeline } from '../../queries/pipeline.js';
import { runPanel, show, type PanelRun, type RunOptions, type Shown } from '../../src/proof/index.js';
import { titleOf } from '../../src/proof/panels.js';
import { grafanaData } from './grafana-data.js';
import { refuseStage, refuseSubject } from './refuse.js';
import { placed, type Subject } from './subject.js';

/** Where a panel is shown: the stores, the range, and what a viewer may have chosen. */
export interface Stage extends Omit<RunOptions, 'panel' | 'dashboard'> {
  /** The pipeline a panel plan is compiled for; the collector's unless given. */
  readonly pipeline?: Pipeline;
  readonly theme?: 'dark' | 'light';
}

/** What a panel showed, and the queries behind it. */
export interface Seen {
  readonly shown: Shown;
  readonly run: PanelRun;
}

/**
 * Runs a panel's queries on the stage's stores and says what a person reads, in Grafana's own words.
 * A query that fails is an error: nothing is read off half a panel.
 */
export async function see(subject: Subject, on: Stage): Promise<Seen> {
  refuseSubject(subject);
  refuseStage(on);
  const { pipeline, theme = 'dark', ...stage } = on;
  const { panel, dashboard } = placed(subject, pipeline);
  const run = await runPanel({ ...stage, panel, dashboard });
  const errors = run.targets.flatMap(({ error }) => (error === undefined ? [] : [error]));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return {
    run,
    shown: await show({ panel, run, grafana: await grafanaData(), theme, board: titleOf(dashboard) }),
  };
}
