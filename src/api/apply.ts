import { ApiFault, faultText } from './fault.js';
import { keyOf, type Change, type Item, type Look, type ObjectKind, type State } from './finding.js';
import { limit, type Limit } from './limit.js';
import { levels, plan, type Plan, type Planned, type PlanOptions } from './plan.js';
import { settle, type Patience } from './settle.js';

export type Outcome =
  | 'created'
  | 'changed'
  | 'moved'
  | 'removed'
  | 'unchanged'
  /** Ours and edited, or overtaken while writing: left alone. */
  | 'conflict'
  /** Not ours: left alone. */
  | 'foreign'
  | 'failed'
  /** Not tried, because something it needs, or an earlier object, failed. */
  | 'skipped';

/** What became of one object. */
export type Result = {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly reason?: string;
  /** It is no longer wanted. */
  readonly orphan?: true;
  readonly changes: readonly Change[];
};

export type ApplyOptions = PlanOptions & {
  /** A plan read before, for example to show it and ask. */
  readonly plan?: Plan;
  readonly onError?: 'continue' | 'stop';
  /** Writes at a time; one unless told, because small servers lock their database. */
  readonly writers?: number;
  readonly progress?: (result: Result) => void;
  readonly patience?: Patience;
  /** Once it is aborted nothing more is begun; what is on its way ends. */
  readonly signal?: AbortSignal | undefined;
};

/** Brings a server into the wanted state: writes only what differs, and says of each object what became of it. */
export async function apply(options: ApplyOptions): Promise<readonly Result[]> {
  const { planned } = options.plan ?? (await plan(options));
  const byKey = new Map(planned.map((one) => [keyOf(one.item), one]));
  const run: Run = { options, results: new Map(), lane: limit(options.writers ?? 1), stopped: false };
  for (const wave of levels(planned.map(({ item }) => item))) {
    await Promise.all(wave.map((item) => carryOut(byKey.get(keyOf(item))!, run)));
  }
  return planned.map(({ item }) => run.results.get(keyOf(item))!);
}

type Run = {
  readonly options: ApplyOptions;
  readonly results: Map<string, Result>;
  readonly lane: Limit;
  stopped: boolean;
};

async function carryOut(planned: Planned, run: Run): Promise<void> {
  const result = await resultOf(planned, run);
  run.results.set(keyOf(planned.item), result);
  run.options.progress?.(result);
}

async function resultOf({ item, look, fault }: Planned, run: Run): Promise<Result> {
  if (!look) return told(item, 'failed', { reason: faultText(fault) });
  if (!look.write) return told(item, leftAlone(look.state), look);
  const missing = item.needs.find((need) =>
    ['failed', 'skipped'].includes(run.results.get(need)?.outcome ?? ''),
  );
  if (missing !== undefined)
    return told(item, 'skipped', { ...look, reason: `needs ${missing}, which failed` });
  return run.lane(async () => {
    if (run.options.signal?.aborted) return told(item, 'skipped', { ...look, reason: 'interrupted' });
    if (run.stopped) return told(item, 'skipped', { ...look, reason: 'stopped after an error' });
    try {
      const after = await settle(item, look, run.options.patience);
      return told(item, after.state === 'conflict' && !after.write ? 'conflict' : done(look.state), after);
    } catch (error) {
      if (error instanceof ApiFault && error.kind === 'managed')
        return told(item, 'foreign', { reason: faultText(error) });
      run.stopped = run.options.onError === 'stop';
      return told(item, 'failed', { ...look, reason: faultText(error) });
    }
  });
}

function told(item: Item, outcome: Outcome, { reason, changes = [] }: Partial<Look>): Result {
  const { kind, id, title, orphan } = item;
  const result = { kind, id, title, outcome, changes, ...(orphan ? { orphan } : {}) };
  return reason === undefined ? result : { ...result, reason };
}

function leftAlone(state: State): Outcome {
  return state === 'conflict' || state === 'foreign' ? state : 'unchanged';
}

function done(state: State): Outcome {
  if (state === 'create') return 'created';
  if (state === 'orphan') return 'removed';
  return state === 'move' ? 'moved' : 'changed';
}

/** The exit code of an apply: 0 when all that is wanted is in place, 4 when something failed or was left alone. */
export function exitCode(results: readonly Result[]): 0 | 4 {
  const bad = new Set<Outcome>(['failed', 'skipped']);
  const leftAlone = new Set<Outcome>(['conflict', 'foreign']);
  return results.some(({ outcome, orphan }) => bad.has(outcome) || (!orphan && leftAlone.has(outcome)))
    ? 4
    : 0;
}
