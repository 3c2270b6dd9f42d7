import { userChain } from './attributes.js';
import { preset } from './make.js';
import { needsOfNames } from './needs.js';
import type { Pipeline, PipelineOptions } from './pipeline.js';

/**
 * Loki alone, without counters: exact for money, tokens, prompts, tools and errors.
 *
 * Set up: `OTEL_LOGS_EXPORTER=otlp` to Loki's OTLP receiver. It cannot know: sessions by kind of start, active time, lines, commits
 * and pull requests, which only counters hold.
 */
export function eventsOnly(options: PipelineOptions = {}): Pipeline {
  return preset('eventsOnly', {
    differs: { counters: 'none', prefer: 'events', userElse: { events: userChain.slice(1) } },
    wanted: options,
    follows: (made) => ({ needs: needsOfNames(made) }),
  });
}

/**
 * Events as the collector's former `loki` exporter wrote them: a JSON line under the label `job`. To be laid
 * over a pipeline: `withPipeline(grafanaCloud(), jsonEvents)`.
 */
export const jsonEvents = Object.freeze({ events: 'json', serviceLabel: 'job' }) satisfies PipelineOptions;
