import type { JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';

/** Where a ruler is reached: through Grafana with its token, or on its own with a client of its own. */
export type Ruler =
  | { readonly through: 'grafana'; readonly dataSource: string; readonly kind: 'mimir' | 'loki' }
  | {
      readonly through: 'ruler';
      readonly client: GrafanaClient;
      readonly kind: 'mimir' | 'loki';
      readonly prefix?: string;
    };

/** A group in the shape of a Prometheus rule file. */
export type RuleFileGroup = {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly JsonObject[];
};

/** A ruler, and one of its namespaces. */
export type RulerPlace = {
  readonly ruler: Ruler;
  /** Begins with the project's name: that is its mark. */
  readonly namespace: string;
};

/** A group of Prometheus or Loki rules, and the ruler and namespace that keep it. */
export type RulerGroup = RulerPlace & { readonly group: RuleFileGroup };
