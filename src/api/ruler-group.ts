import type { JsonObject } from './canonical.js';

/** A group of Prometheus or Loki rules kept by a ruler, in the shape of a rule file. */
export type RulerGroup = {
  /** The data source whose ruler keeps the group. */
  readonly dataSource: { readonly uid: string; readonly type: 'prometheus' | 'loki' };
  readonly namespace: string;
  readonly group: {
    readonly name: string;
    readonly interval?: string;
    readonly rules: readonly JsonObject[];
  } & JsonObject;
};
