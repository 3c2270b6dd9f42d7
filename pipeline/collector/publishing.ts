import { component, type Component } from './component.js';
import { headers } from './headers.js';
import type { PushTarget, Settled } from './options.js';
import { scrapeJob } from './scrape-job.js';

/** Counters stay exported an hour longer than the books keep them, so that a late one starts from zero, seen as a reset. */
export function exposition({
  counters,
  listen,
  keepDays,
  scrapeSeconds,
}: Pick<Settled, 'counters' | 'listen' | 'keepDays' | 'scrapeSeconds'>): Component {
  const host = counters === 'scraped' ? listen.host : '127.0.0.1';
  return component(
    'prometheus',
    'The totals, to be scraped with honor_labels: true. Stop a replica one scrape interval after its last client: what was not scraped is lost.',
    {
      endpoint: `${host}:${listen.prometheus}`,
      // Half a minute without this, whatever time the scraper gives it.
      write_timeout: longEnough(scrapeSeconds),
      metric_expiration: `${keepDays * 24 + 1}h`,
      without_scope_info: true,
      translation_strategy: 'UnderscoreEscapingWithSuffixes',
    },
  );
}

export function loopback({ listen, scrapeSeconds }: Pick<Settled, 'listen' | 'scrapeSeconds'>): Component {
  const why =
    'The collector scrapes itself: sent on as they come, several points of one series would share a moment.';
  return component('prometheus/loopback', why, {
    discovery_reload_on_startup: true,
    scrape_on_shutdown: true,
    config: {
      scrape_configs: [scrapeJob({ targets: [`127.0.0.1:${listen.prometheus}`], seconds: scrapeSeconds })],
    },
  });
}

/** The scrape's own metrics have the same labels on every replica. */
export const countersOnly: Component = component(
  'filter/counters',
  'Not the metrics of the scrape: replicas would mix theirs.',
  {
    error_mode: 'ignore',
    metric_conditions: [{ context: 'metric', conditions: ['not HasPrefix(metric.name, "claude_code_")'] }],
  },
);

export const nothing: Component = component('filter/nothing', 'Drops all there is.', {
  error_mode: 'ignore',
  metric_conditions: [{ context: 'metric', conditions: ['true'] }],
});

export function push(
  target: PushTarget,
  { maxBatch, scrapeSeconds }: Pick<Settled, 'maxBatch' | 'scrapeSeconds'>,
): Component {
  return target.protocol === 'otlp' ? otlp(target, maxBatch) : remoteWrite(target, scrapeSeconds);
}

function otlp(target: PushTarget, maxBatch: number): Component {
  return component(
    'otlp_http/counters',
    'In limited batches, one after the other: a large scrape in one request is refused whole.',
    {
      endpoint: target.endpoint,
      ...headers(target),
      sending_queue: {
        num_consumers: 1,
        sizer: 'items',
        queue_size: 100 * maxBatch,
        batch: { flush_timeout: '200ms', min_size: maxBatch, max_size: maxBatch },
      },
    },
  );
}

function remoteWrite(target: PushTarget, scrapeSeconds: number): Component {
  return component(
    'prometheus_remote_write',
    'In limited batches, one after the other: a large scrape in one request is refused whole.',
    {
      endpoint: target.endpoint,
      ...headers(target),
      // For all batches of a scrape together: the rest of a large one was dropped after five seconds without this.
      timeout: longEnough(scrapeSeconds),
      max_batch_size_bytes: 1_000_000,
      max_batch_request_parallelism: 1,
      // Whole scrapes, which newer ones make up for: many of a large replica would fill the memory.
      remote_write_queue: { enabled: true, queue_size: 5, num_consumers: 1 },
    },
  );
}

/** The interval of the scrapes, and never less than half a minute. */
function longEnough(scrapeSeconds: number): string {
  return `${Math.max(30, Math.ceil(scrapeSeconds))}s`;
}
