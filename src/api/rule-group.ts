import type { JsonObject } from './canonical.js';

/** A group of Grafana-managed rules in the shape of the provisioning API. */
export type RuleGroup = {
  readonly title: string;
  readonly folderUid: string;
  /** Seconds between evaluations. */
  readonly interval: number;
  readonly rules: readonly JsonObject[];
};
