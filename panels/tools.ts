import { dimensions } from '../queries/dimension.js';
import type { PartOf } from '../queries/distribution.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  toolCalls,
  toolDecisions,
  toolDuration,
  toolFailureRatio,
  toolFailures,
  toolResultSize,
} from '../queries/measures/index.js';
import { barGauge, bars, stat } from './plan.js';

/** Fewer calls than these have no percentile worth showing. */
const atLeast = 20;

/** Ten tools find room. */
const size = { height: 10 };

/** Panels about the tools the model uses. */
export const tools = {
  calls: stat(toolCalls.total(), { title: 'Tool calls', asks: 'How much work was done by tools?' }),

  failureRatio: stat(toolFailureRatio.total(), {
    title: 'Tool failure ratio',
    asks: 'Which part of the tool calls failed?',
  }),

  latency: stat(toolDuration.quantile(0.95, { atLeast }), {
    title: 'Tool latency (p95)',
    asks: 'How long do all but the slowest twentieth of the tool calls take?',
  }),

  callsBy: (dimension: DimensionOf<typeof toolCalls>) =>
    barGauge(toolCalls.total().by(dimension), {
      title: `Tool calls by ${dimensions[dimension].words}`,
      size,
      asks: `Which ${dimensions[dimension].words} is used most?`,
    }),

  failureRatioBy: (dimension: DimensionOf<typeof toolFailureRatio>) =>
    barGauge(toolFailureRatio.total().by(dimension), {
      title: `Tool failure ratio by ${dimensions[dimension].words}`,
      size,
      asks: `Which ${dimensions[dimension].words} fails most of the times it is tried?`,
    }),

  latencyBy: (dimension: PartOf<typeof toolDuration>) =>
    barGauge(toolDuration.quantile(0.95, { atLeast }).by(dimension), {
      title: `Tool latency (p95) by ${dimensions[dimension].words}`,
      size,
      asks: `Which ${dimensions[dimension].words} keeps people waiting?`,
    }),

  resultSizeBy: (dimension: PartOf<typeof toolResultSize>) =>
    barGauge(toolResultSize.quantile(0.95, { atLeast }).by(dimension), {
      title: `Size of results (p95) by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} fills the context?`,
    }),

  failuresOverTime: bars(toolFailures.perStep('1h').by('tool'), {
    title: 'Failed tool calls per hour by tool',
    size,
    asks: 'When did tools begin to fail?',
  }),

  failuresBy: (dimension: DimensionOf<typeof toolFailures>) =>
    barGauge(toolFailures.total().by(dimension), {
      title: `Failed tool calls by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} stands behind the failures?`,
    }),

  askedBy: (dimension: DimensionOf<typeof toolDecisions>) =>
    barGauge(toolDecisions.total().by(dimension), {
      title: `Tools asked for by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} does the model ask for?`,
    }),
} as const;
