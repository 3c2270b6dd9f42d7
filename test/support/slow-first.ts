import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: begun last they would run alone at the end. */
const slow = [
  'proof-runs/numbers',
  'preview/browser',
  'e2e/all-boards',
  'rules/alerts/loki',
  'rules/alerts/prometheus',
  'queries/presets-live',
  'pipeline/simulator/occurrences',
  'e2e/shown-boards',
  'queries/shapes',
  'rules/alerts/budget',
  'rules/loki-ruler',
  'cli/rules',
  'cli/secrets',
  'pipeline/collector/restart',
  'cli/readme-diffs',
  'cli/watch',
];

/** Where a file stands in the list; unknown ones come after it. */
function rank({ moduleId }: TestSpecification): number {
  const at = slow.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at === -1 ? slow.length : at;
}

const shares = ({ project }: TestSpecification): number => (project.config.isolate ? 0 : 1);

/**
 * The slow files first, then the others as vitest puts them; files that share a process stand together, or each
 * would begin one.
 */
export default class SlowFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs);
    return sorted.toSorted((one, other) => shares(one) - shares(other) || rank(one) - rank(other));
  }
}
