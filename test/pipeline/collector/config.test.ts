import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  collectorConfig,
  scrapeJob,
  toYaml,
  type CollectorOptions,
} from '../../../pipeline/collector/index.js';
import { events, otlp, remoteWrite } from './targets.js';

interface Written {
  readonly receivers: Record<string, unknown>;
  readonly processors: Record<string, Record<string, unknown>>;
  readonly exporters: Record<string, Record<string, unknown>>;
  readonly service: { pipelines: Record<string, { processors: string[]; exporters: string[] }> };
}

const written = (options: CollectorOptions) => parse(toYaml(collectorConfig(options))) as Written;

function keptOnPoints(options: Partial<CollectorOptions>): string[] {
  const text = toYaml(collectorConfig({ counters: 'scraped', ...options }));
  const last = [...text.matchAll(/keep_keys\(datapoint\.attributes, (.*)\)/g)].at(-1)!;
  return JSON.parse(last[1]!) as string[];
}

describe('the chain', () => {
  test('has every step in its order', () => {
    expect(written({ counters: 'scraped', events }).service.pipelines).toEqual({
      'metrics/in': {
        receivers: ['otlp'],
        processors: [
          'memory_limiter',
          'filter/ours',
          'filter/kinds',
          'filter/values',
          'cumulative_to_delta',
          'batch/counters',
          'transform/labels',
          'transform/clock',
          'delta_to_cumulative',
          'transform/replica',
        ],
        exporters: ['prometheus'],
      },
      'logs/events': {
        receivers: ['otlp'],
        processors: ['memory_limiter', 'filter/events', 'transform/apart', 'transform/fit'],
        exporters: ['otlp_http/events'],
      },
    });
  });

  test('pushes what it scrapes from itself, on loopback only', () => {
    const { service, exporters } = written({ counters: { pushTo: otlp } });
    expect(service.pipelines['metrics/out']).toEqual({
      receivers: ['prometheus/loopback'],
      processors: ['filter/counters'],
      exporters: ['otlp_http/counters'],
    });
    // Whoever is later in a flow ends later.
    expect(service.pipelines['metrics/end']).toEqual({
      receivers: ['prometheus/loopback'],
      processors: ['filter/nothing'],
      exporters: ['prometheus'],
    });
    expect(exporters['prometheus']!['endpoint']).toBe('127.0.0.1:8889');
    expect(written({ counters: 'scraped' }).exporters['prometheus']!['endpoint']).toBe('0.0.0.0:8889');
  });

  test('keeps an exported counter longer than its total', () => {
    const { processors, exporters } = written({ counters: 'scraped', keepDays: 30 });
    expect(processors['delta_to_cumulative']!['max_stale']).toBe('720h');
    expect(exporters['prometheus']!['metric_expiration']).toBe('721h');
  });

  test('gives a scrape its whole interval, and remote write the same for all its batches', () => {
    const times = [1, 60, 90].map((scrapeSeconds) => {
      const { exporters } = written({ counters: { pushTo: remoteWrite }, scrapeSeconds });
      return [exporters['prometheus']!['write_timeout'], exporters['prometheus_remote_write']!['timeout']];
    });
    expect(times).toEqual([
      ['30s', '30s'],
      ['60s', '60s'],
      ['90s', '90s'],
    ]);
  });

  test('takes as large an export over gRPC as over HTTP', () => {
    expect(written({ counters: 'scraped' }).receivers['otlp']).toMatchObject({
      protocols: { grpc: { max_recv_msg_size_mib: 20 } },
    });
  });

  test('reads secrets from the environment and holds none', () => {
    const counters = { pushTo: { ...remoteWrite, headersFromEnv: { Authorization: 'CLOUD_AUTH' } } };
    const { headers } = written({ counters }).exporters['prometheus_remote_write']!;
    expect(headers).toEqual({ Authorization: '${env:CLOUD_AUTH}' });
  });
});

describe('labels', () => {
  test('that stay are the person, the own dimensions and what the boards ask for', () => {
    expect(keptOnPoints({ own: { team: 'team_id' }, allow: ['effort'] })).toEqual([
      'user.email',
      'team_id',
      'model',
      'type',
      'query_source',
      'start_type',
      'decision',
      'tool_name',
      'language',
      'source',
      'effort',
    ]);
  });

  test('name nobody when nobody is to be named', () => {
    expect(keptOnPoints({ user: [] }).filter((name) => /user/.test(name))).toEqual([]);
  });
});

describe('the text', () => {
  test('says how many series a replica is for, and what memory they want', () => {
    const text = toYaml(collectorConfig({ counters: 'scraped' }));
    expect(text).toContain(
      '# The books: one running total a stream, kept longer than the store keeps data. Above 200,000 of them (909 developers)',
    );
    expect(text).toContain('200,000 series want a machine or container of 5 GB');
    expect(written({ counters: 'scraped' }).processors['delta_to_cumulative']!['max_streams']).toBe(200_000);
  });

  test('says above each step why it is there', () => {
    const text = toYaml(collectorConfig({ counters: { pushTo: otlp }, events }));
    const uncommented = text
      .split('\n')
      .filter((line, at, lines) => /^ {2}[a-z_]+(\/\w+)?:$/.test(line) && !/^ {2}#/.test(lines[at - 1]!));
    expect(uncommented).toEqual(['  telemetry:', '  extensions:', '  pipelines:']);
  });

  test('is the same for the same options, and holds every attribute name as it was given', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_./:@-]{0,20}$/);
    fc.assert(
      fc.property(name, fc.uniqueArray(name), (team, allow) => {
        fc.pre(!allow.some((one) => ['session.id', 'prompt.id'].includes(one)));
        const options = { counters: 'scraped', own: { team }, allow } as const;
        expect(toYaml(collectorConfig(options))).toBe(toYaml(collectorConfig(options)));
        expect(keptOnPoints(options)).toEqual(expect.arrayContaining([team, ...allow]));
      }),
    );
  });

  test('comes from a value that nobody can change', () => {
    const { flows } = collectorConfig({ counters: 'scraped' });
    expect(() => Object.assign(flows[0]!.processors[0]!.config, { check_interval: '9s' })).toThrow(
      /read only/,
    );
  });
});

test('the scrape job keeps the replica as instance', () => {
  expect(scrapeJob({ targets: ['a:8889', 'b:8889'] })).toEqual({
    job_name: 'claude-code-counters',
    honor_labels: true,
    scrape_interval: '60s',
    scrape_timeout: '54s',
    static_configs: [{ targets: ['a:8889', 'b:8889'] }],
  });
});
