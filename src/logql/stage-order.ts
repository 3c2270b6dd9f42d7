import type { Stage } from './stage.js';

/**
 * Puts a `!=` or `!~` line filter before the `keep` or `drop` it would follow: Loki reads
 * `| keep model != "x"` as a condition on `model`. Neither looks at what the other changes.
 */
export function readable(stages: readonly Stage[]): readonly Stage[] {
  const done: Stage[] = [];
  for (const stage of stages) {
    const at = isNegative(stage) ? done.findLastIndex((before) => !endsInName(before)) + 1 : done.length;
    done.splice(at, 0, stage);
  }
  return done;
}

function isNegative(stage: Stage): boolean {
  return stage.kind === 'lineFilter' && (stage.op === '!=' || stage.op === '!~');
}

function endsInName(stage: Stage): boolean {
  return (stage.kind === 'keep' || stage.kind === 'drop') && typeof stage.labels.at(-1) === 'string';
}
