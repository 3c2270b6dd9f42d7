import type { BoardJson } from './board-form.js';
import type { RuleGroup } from './rule-group.js';
import type { RulerGroup, RulerPlace } from './ruler-group.js';

/** A folder we want. Parents are named by uid and may be wanted folders or folders that are there. */
export type WantedFolder = { readonly uid: string; readonly title: string; readonly parent?: string };

/** A board we want, and the uid of its folder; without one it stands at the root. */
export type WantedBoard = { readonly json: BoardJson; readonly folder?: string };

/** Everything one project wants on one Grafana. */
export type Wanted = {
  /** The project's name: what bears its mark is ours. */
  readonly project: string;
  readonly folders?: readonly WantedFolder[];
  readonly boards?: readonly WantedBoard[];
  readonly ruleGroups?: readonly RuleGroup[];
  readonly rulerGroups?: readonly RulerGroup[];
  /** Rulers that keep nothing of ours any more, or never did: pruning looks there too. */
  readonly otherRulers?: readonly RulerPlace[];
};

/** How things are written. */
export type Manner = {
  /** Boards and alert rules cannot be edited in Grafana. */
  readonly lock?: boolean;
  /** The same for rules alone, where they are to be held otherwise than boards. */
  readonly lockRules?: boolean;
  /** Write over boards and rules that somebody changed, or that are nobody's. */
  readonly overwrite?: boolean;
  /** Words added to the history of each board we write. */
  readonly note?: string;
  /** Which routes to use for boards; chosen by what the server has unless told. */
  readonly api?: 'legacy' | 'apis';
};
