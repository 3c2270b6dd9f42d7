import type { Engine } from './target.js';
import type { JsonObject } from './json.js';
import type { Patch } from './patch.js';

export type Named = {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly hide?: 'label' | 'variable';
};

/** What a dashboard that was read says beside. */
type Read = { readonly rest?: Patch };

/** Several values at once, and `All`. What `All` stands for is `.*`, which also matches what has no such label. */
export type Choice = {
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly allValue?: string;
};

export type DataSourceVariable = Named & {
  readonly type: 'datasource';
  readonly engine: Engine;
  /** A regular expression in slashes: only data sources whose name matches are offered. */
  readonly regex: string;
};
export type QueryVariable = Named &
  Choice & {
    readonly type: 'query';
    readonly query: string;
    readonly regex: string;
    readonly sort: Sort;
    readonly refresh: 'load' | 'time';
    readonly source?: string;
  };
export type CustomVariable = Named &
  Choice & { readonly type: 'custom'; readonly options: readonly Option[] };
export type TextVariable = Named & { readonly type: 'textbox'; readonly value: string };
export type IntervalVariable = Named & {
  readonly type: 'interval';
  readonly steps: readonly string[];
  readonly auto?: { readonly count: number; readonly min: string };
};
export type AdHocVariable = Named & {
  readonly type: 'adhoc';
  readonly engine: Engine;
  readonly source?: string;
};

/** A variable of a dashboard that was read, of a type that we do not make. */
export type OtherVariable = Named & { readonly type: 'other'; readonly json: JsonObject };

export type Variable = Read &
  (
    | DataSourceVariable
    | QueryVariable
    | CustomVariable
    | TextVariable
    | IntervalVariable
    | AdHocVariable
    | OtherVariable
  );

export type Option = { readonly text: string; readonly value: string };
export type Sort = 'none' | 'asc' | 'desc' | 'numericAsc' | 'numericDesc';
