import type { z } from 'zod';
import type { QueryValue } from './path.js';

/** A request in our words. `path` begins with `/` and is appended to the base with its sub-path. */
export type Ask<T> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** Another body type than JSON: the text goes as it is. */
  readonly bodyType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
  /** A request without effect although its method is not GET, for example a query. */
  readonly reads?: boolean;
  /** The answer may be YAML (rulers). */
  readonly yaml?: boolean;
  /** Further statuses whose body is an answer. */
  readonly alsoGood?: readonly number[];
};
