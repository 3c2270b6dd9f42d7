import { oneOf, text, type Attributes } from './attribute.js';
import { decision, decisionSource, editTool } from './decision.js';
import { attribution, effort, maybeModel, model } from './request.js';

/** A counter of the client: a monotonic sum of doubles. */
export type Metric<N extends string = string, A extends Attributes = Attributes> = {
  readonly name: N;
  readonly kind: 'counter';
  /** The unit sent over OTLP; empty for counts. */
  readonly unit: '' | 'USD' | 'tokens' | 's';
  /** The unit old releases sent where it differs. */
  readonly formerUnit?: 'count';
  readonly counts: string;
  readonly since?: string;
  /** The metric's own attributes; those of `shared` come on top. */
  readonly attributes: A;
};

function metric<const N extends string, const A extends Attributes>(
  value: Omit<Metric<N, A>, 'kind'>,
): Metric<N, A> {
  return Object.freeze({ kind: 'counter', ...value, attributes: Object.freeze(value.attributes) });
}

const request = {
  model,
  query_source: oneOf(['main', 'subagent', 'auxiliary'], {
    note: 'Missing in 2.1.128 to 2.1.143 and before: a filter for main must take the empty value too.',
  }),
  speed: oneOf(['fast'], { note: 'Absent at normal speed.' }),
  effort,
  ...attribution,
};

/** The eight metrics. */
export const metrics = Object.freeze({
  sessionCount: metric({
    name: 'claude_code.session.count',
    unit: '',
    formerUnit: 'count',
    counts: 'A session starts.',
    attributes: {
      start_type: oneOf(['fresh', 'resume', 'continue', 'agents_view'], {
        note: 'agents_view is a screen, not work: filter it out.',
      }),
    },
  }),
  linesOfCodeCount: metric({
    name: 'claude_code.lines_of_code.count',
    unit: '',
    formerUnit: 'count',
    counts: 'Lines that edits add or remove.',
    attributes: {
      type: oneOf(['added', 'removed'], { always: true }),
      model: Object.freeze({ ...maybeModel, since: '2.1.172' }),
    },
  }),
  pullRequestCount: metric({
    name: 'claude_code.pull_request.count',
    unit: '',
    formerUnit: 'count',
    counts: 'Claude Code itself opens a pull or merge request.',
    attributes: {},
  }),
  commitCount: metric({
    name: 'claude_code.commit.count',
    unit: '',
    formerUnit: 'count',
    counts: 'Claude Code itself commits.',
    attributes: {},
  }),
  costUsage: metric({
    name: 'claude_code.cost.usage',
    unit: 'USD',
    counts: 'The estimated cost of each API request.',
    attributes: request,
  }),
  tokenUsage: metric({
    name: 'claude_code.token.usage',
    unit: 'tokens',
    counts: 'The tokens of each API request.',
    attributes: {
      type: oneOf(['input', 'output', 'cacheRead', 'cacheCreation'], { always: true }),
      ...request,
    },
  }),
  codeEditToolDecision: metric({
    name: 'claude_code.code_edit_tool.decision',
    unit: '',
    formerUnit: 'count',
    counts: 'Leave to edit is given or refused.',
    attributes: {
      tool_name: editTool,
      decision,
      source: decisionSource,
      language: text({ always: true, since: '1.0.28', note: 'unknown where it is not known.' }),
    },
  }),
  activeTimeTotal: metric({
    name: 'claude_code.active_time.total',
    unit: 's',
    since: '1.0.39',
    counts: 'Seconds of work: at the keyboard, or of tools and answers.',
    attributes: { type: oneOf(['user', 'cli'], { always: true }) },
  }),
});

export type MetricName = (typeof metrics)[keyof typeof metrics]['name'];
