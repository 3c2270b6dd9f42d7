import { sampleOf, type Labels, type Notice, type Series } from './frame.js';
import { isObject, objectOf, objectsOf, textOf } from './json.js';

/** One log line with its labels, by where they come from. */
export interface LogLine {
  /** Nanoseconds since 1970, as text. */
  readonly at: string;
  readonly line: string;
  readonly labels: Labels;
  readonly origins: Readonly<Record<string, 'I' | 'S' | 'P'>>;
}

/** What an engine answered. */
export type Answer = (
  | {
      readonly kind: 'series';
      readonly type: 'matrix' | 'vector' | 'scalar';
      readonly series: readonly Series[];
    }
  | { readonly kind: 'lines'; readonly lines: readonly LogLine[] }
) & {
  readonly notices: readonly Notice[];
  /** What the engine had to read: samples in Prometheus (`stats=all`), lines in Loki. */
  readonly samples: number | undefined;
};

/** Reads the JSON that Prometheus and Loki answer with; throws with the reason where it cannot. */
export function answerOf(body: unknown): Answer {
  const json = objectOf(body);
  if (json['status'] === 'error') {
    throw new Error(`${textOf(json['errorType']) ?? 'error'}: ${textOf(json['error']) ?? 'no reason given'}`);
  }
  const data = objectOf(json['data']);
  const shared = { notices: noticesOf(json), samples: samplesOf(data['stats']) };
  switch (data['resultType']) {
    case 'matrix':
    case 'vector':
      return {
        kind: 'series',
        type: data['resultType'],
        series: objectsOf(data['result']).map(seriesOf),
        ...shared,
      };
    case 'scalar':
      return { kind: 'series', type: 'scalar', series: [pointOf(data['result'])], ...shared };
    case 'streams':
      return { kind: 'lines', lines: objectsOf(data['result']).flatMap(linesOf), ...shared };
    default:
      throw new Error(
        `the answer is of the kind ${JSON.stringify(data['resultType'])}, which panels do not show`,
      );
  }
}

function noticesOf(json: Readonly<Record<string, unknown>>): readonly Notice[] {
  return [
    ...textsOf(json['warnings']).map((text) => ({ severity: 'warning', text }) as const),
    ...textsOf(json['infos']).map((text) => ({ severity: 'info', text }) as const),
  ];
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}

function samplesOf(stats: unknown): number | undefined {
  const read = objectOf(objectOf(stats)['samples'])['totalQueryableSamples'];
  const lines = objectOf(objectOf(stats)['summary'])['totalLinesProcessed'];
  return typeof read === 'number' ? read : typeof lines === 'number' ? lines : undefined;
}

function seriesOf(result: Readonly<Record<string, unknown>>): Series {
  if ('histogram' in result || 'histograms' in result) {
    throw new Error(
      'the answer holds native histograms, which are not read: ask for a quantile, a sum or a count',
    );
  }
  const pairs = Array.isArray(result['values']) ? result['values'] : [result['value']];
  const points = pairs.map(pointPair);
  return {
    labels: labelsOf(result['metric']),
    times: points.map(([time]) => time),
    values: points.map(([, value]) => value),
  };
}

function pointOf(result: unknown): Series {
  const [time, value] = pointPair(result);
  return { labels: {}, times: [time], values: [value] };
}

function pointPair(pair: unknown): readonly [time: number, value: number] {
  const [time, value] = Array.isArray(pair) ? pair : [];
  if (typeof time !== 'number' || typeof value !== 'string')
    throw new Error('the answer holds a broken sample');
  return [Math.round(time * 1000), sampleOf(value)];
}

function labelsOf(value: unknown): Labels {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([label, text]) => [label, String(text)]));
}

function linesOf(stream: Readonly<Record<string, unknown>>): readonly LogLine[] {
  const indexed = labelsOf(stream['stream']);
  const entries = Array.isArray(stream['values']) ? stream['values'] : [];
  return entries.map((entry: unknown) => {
    const [at, line, more] = Array.isArray(entry) ? entry : [];
    if (typeof at !== 'string' || typeof line !== 'string')
      throw new Error('the answer holds a broken log line');
    const { structuredMetadata, parsed } = isObject(more) ? more : {};
    const parts = [
      ['I', indexed],
      ['S', labelsOf(structuredMetadata)],
      ['P', labelsOf(parsed)],
    ] as const;
    const origins = parts.flatMap(([origin, labels]) =>
      Object.keys(labels).map((label) => [label, origin] as const),
    );
    return {
      at,
      line,
      labels: Object.assign({}, ...parts.map(([, labels]) => labels)),
      origins: Object.fromEntries(origins),
    };
  });
}
