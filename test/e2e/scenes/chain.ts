import { hour, minute, of, total, type Scene } from './scene.js';

const cost = 'claude_code_cost_usage_USD_total';
const tokens = 'claude_code_token_usage_tokens_total';
const receiver = { receiver: 'otlp' };
const loki = { exporter: 'otlp_http/loki' };

/** A collector's own counter that is scraped since before the range, and grows in its middle. */
const own = (
  name: string,
  labels: Readonly<Record<string, string>>,
  now: number,
  values: readonly number[],
) =>
  total(`otelcol_${name}`, {
    labels,
    values: values.map((value, at) => [now - 30 * hour + at * 18 * hour, value] as const),
    until: now,
  });

/** A day on which everything went wrong: a restart, two writers of one series, refusals, names nobody knows. */
function troubled(now: number): Pick<Scene, 'series' | 'events'> {
  const last = now - 4 * minute;
  const written = [2, 1, 2, 1, 2, 1].map((value, at) => [now - (10 - at) * hour, value] as const);
  return {
    series: [
      total(cost, {
        labels: { ...of('ada', 'one'), team: 'web' },
        values: [
          [now - 30 * hour, 5],
          [now - 18 * hour, 6],
        ],
        until: now - 12 * hour,
      }),
      total(cost, {
        labels: { ...of('ada', 'two'), team: 'web' },
        values: [
          [now - 12 * hour, 1],
          [now - 6 * hour, 2],
        ],
        until: last,
      }),
      total(cost, { labels: of('bob', 'three'), values: [[now - 30 * hour, 1], ...written], until: last }),
      total(tokens, { labels: of('ada', 'two'), values: [[now - 12 * hour, 10]], until: last }),
      ...['ada', 'bob'].map((user) =>
        total('claude_code_new_thing_total', {
          labels: of(user, 'two'),
          values: [[now - hour, 1]],
          until: last,
        }),
      ),
      own('receiver_accepted_metric_points_total', receiver, now, [100, 160]),
      own('receiver_accepted_log_records_total', receiver, now, [1000, 1140]),
      own('receiver_refused_metric_points_total', receiver, now, [0, 7]),
      own('exporter_send_failed_log_records_total', loki, now, [3, 15]),
      own('exporter_sent_metric_points_total', { exporter: 'prometheus' }, now, [3, 43]),
      own('exporter_sent_log_records_total', loki, now, [0, 225]),
      own('exporter_queue_size', loki, now, [0, 850]),
      own('exporter_queue_capacity', loki, now, [1000]),
    ],
    events: [
      [now - 5 * hour, 'api_request'],
      [now - 4 * hour, 'api_request'],
      [now - 3 * hour, 'mystery_event'],
      [now - 2 * hour, 'mystery_event'],
      [now - 20 * minute, 'user_prompt'],
    ],
  };
}

const trouble = Date.UTC(2026, 3, 10, 0, 30);
const health = Date.UTC(2026, 3, 14, 0, 30);

/** What holds as long as the counters of that day lie in the range. */
const counted = {
  'Resets of counters': '3',
  'Resets of counters by user': [['bob@example.com', '3']],
  'Falls of all changes': '37.5%',
  Refused: '7',
  'Could not be sent on': '12',
  'Taken in': '200',
  'Sent on by exporter': { 'otlp_http/loki': '225', prometheus: '40' },
  'Unknown events': [['mystery_event', '2']],
} as const;

export const chain: Readonly<Record<string, Scene>> = {
  'a chain in trouble': {
    now: trouble,
    ...troubled(trouble),
    shows: {
      'cc-health': {
        ...counted,
        'Newest sample': '4 minutes ago',
        'Newest event': '20 minutes ago',
        'Events by kind': [
          ['api_request', '2', '4 hours ago'],
          ['mystery_event', '2', '2 hours ago'],
          ['user_prompt', '1', '20 minutes ago'],
        ],
        'Active series': '3',
        'Active series by metric': { [cost]: '2', [tokens]: '1' },
        Replicas: '2',
        'Values by label': {
          team: '2',
          user_email: '2',
          department: '1',
          cost_center: '1',
          project: '1',
          model: '1',
          query_source: '1',
        },
        'Unknown counters': [['claude_code_new_thing_total', '2']],
        'Queue in use': '85.0%',
      },
    },
  },
  'the same chain, silent for two hours': {
    now: trouble + 2 * hour,
    series: [],
    events: [],
    shows: {
      'cc-health': {
        ...counted,
        'Newest sample': 'No data',
        'Newest event': '2 hours ago',
        'Active series': 'No data',
        'Active series by metric': 'No data',
        Replicas: 'No data',
        'Values by label': 'No data',
        'Unknown counters': 'No data',
        'Queue in use': 'No data',
      },
    },
  },
  'a chain in health': {
    now: health,
    series: [
      total(cost, {
        labels: { ...of('ada', 'one'), team: 'web' },
        values: [
          [health - 30 * hour, 5],
          [health - 9 * hour, 6.5],
        ],
        until: health - minute,
      }),
      own('receiver_accepted_metric_points_total', receiver, health, [100, 160]),
      own('receiver_refused_metric_points_total', receiver, health, [0]),
      own('exporter_sent_metric_points_total', { exporter: 'prometheus' }, health, [40, 100]),
      own('exporter_queue_size', loki, health, [0]),
      own('exporter_queue_capacity', loki, health, [1000]),
    ],
    events: [[health - minute / 2, 'api_request']],
    shows: {
      'cc-health': {
        'Newest sample': '2 minutes ago',
        'Newest event': 'a few seconds ago',
        'Resets of counters': '0',
        'Resets of counters by user': 'No data',
        'Falls of all changes': '0.0%',
        Refused: '0',
        'Could not be sent on': '0',
        'Taken in': '60',
        'Sent on by exporter': { prometheus: '60' },
        'Queue in use': '0.0%',
        'Events by kind': [['api_request', '1', 'a few seconds ago']],
        'Unknown events': 'No data',
        'Unknown counters': 'No data',
        'Active series': '1',
        'Active series by metric': { [cost]: '1' },
        Replicas: '1',
      },
    },
  },
};
