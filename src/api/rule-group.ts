import type { JsonObject } from './canonical.js';
import { ApiFault } from './fault.js';
import type { Manner } from './wanted.js';

/** A group of Grafana-managed rules in the shape of the provisioning API. */
export type RuleGroup = {
  readonly title: string;
  readonly folderUid: string;
  /** Seconds between evaluations. */
  readonly interval: number;
  readonly rules: readonly JsonObject[];
};

/** Refuses a group that no server would take. */
export function checkGroup({ title, interval, rules }: RuleGroup): void {
  const problem =
    (/[/\\]/.test(title) && 'has a slash in its name') ||
    (!(Number.isInteger(interval) && interval > 0 && interval % 10 === 0) &&
      'needs an interval in whole tens of seconds') ||
    (rules.length === 0 && 'has no rules') ||
    (rules.some(({ uid }) => !/^[A-Za-z0-9_-]{1,40}$/.test(String(uid))) &&
      'has a rule without a valid uid') ||
    (new Set(rules.map(({ uid }) => uid)).size < rules.length && 'has two rules of one uid');
  if (problem) {
    throw new ApiFault({
      kind: 'input',
      what: `The rule group "${title}" ${problem}.`,
      todo: 'Mend the group, then apply again.',
    });
  }
}

/** Whether rules are kept from being edited in Grafana. */
export const isLocked = ({ lock, lockRules }: Manner): boolean => lockRules ?? lock ?? false;
