import { freeze, present } from './json.js';
import type { Patch } from './patch.js';
import type { LogTarget, LokiTarget, PrometheusTarget } from './target.js';

type Shared = {
  readonly name: string;
  readonly color: string;
  readonly enabled: boolean;
  readonly hidden: boolean;
  /** What a dashboard that was read says beside. */
  readonly rest?: Patch;
};

/** Marks on every graph of a board: from a query, or from Grafana's own annotations by tag. */
export type Annotation =
  | (Shared & {
      readonly type: 'query';
      readonly target: PrometheusTarget | LokiTarget | LogTarget;
      readonly title?: string;
      readonly text?: string;
      readonly tags?: string;
    })
  | (Shared & {
      readonly type: 'tags';
      readonly tags: readonly string[];
      readonly matchAny: boolean;
      readonly limit: number;
    });

type Given = { name: string; color?: string; enabled?: boolean; hidden?: boolean };

/**
 * A mark wherever the query has a value: `title` and `text` may hold labels (`{{alertname}}`), `tags`
 * names labels, separated by commas.
 */
export function queryAnnotation({
  name,
  color = 'orange',
  enabled = true,
  hidden = false,
  target,
  ...formats
}: Given & {
  target: PrometheusTarget | LokiTarget | LogTarget;
  title?: string;
  text?: string;
  tags?: string;
}): Annotation {
  return freeze({ type: 'query', name, color, enabled, hidden, target, ...present(formats) });
}

/** Grafana's own annotations that carry all (or any) of these tags, such as deploy marks. */
export function tagAnnotation({
  name,
  color = 'blue',
  enabled = true,
  hidden = false,
  tags,
  matchAny = false,
  limit = 100,
}: Given & { tags: readonly string[]; matchAny?: boolean; limit?: number }): Annotation {
  return freeze({ type: 'tags', name, color, enabled, hidden, tags: [...tags], matchAny, limit });
}
