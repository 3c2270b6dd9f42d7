import type { MetricName } from './metrics.js';

/**
 * How names reach a store: the four values of Prometheus' own `translation_strategy`, and the endpoint that
 * the client opens itself.
 */
export type NameStrategy = 'underscores' | 'underscoresPlain' | 'utf8' | 'utf8Plain' | 'ownExporter';

type Traits = {
  /** The value of `translation_strategy` that gives it, where one does. */
  readonly setting?: string;
  /** Dots are kept; such names need quotes in PromQL. */
  readonly utf8: boolean;
  /** The unit becomes part of the name. */
  readonly unit: boolean;
  /** `_total` ends the name of a counter. */
  readonly total: boolean;
};

/** What each strategy does to a name. */
export const strategies: Readonly<Record<NameStrategy, Traits>> = Object.freeze({
  underscores: { setting: 'UnderscoreEscapingWithSuffixes', utf8: false, unit: true, total: true },
  underscoresPlain: { setting: 'UnderscoreEscapingWithoutSuffixes', utf8: false, unit: false, total: false },
  utf8: { setting: 'NoUTF8EscapingWithSuffixes', utf8: true, unit: true, total: true },
  utf8Plain: { setting: 'NoTranslation', utf8: true, unit: false, total: false },
  ownExporter: { utf8: false, unit: false, total: true },
});

const unitWords: Readonly<Record<string, string>> = { s: 'seconds' };

/** A counter as the translation of names sees it. */
export type NamedCounter = { readonly name: string; readonly unit: string };

const legal = (name: string) => name.replaceAll(/[^A-Za-z0-9_]/g, '_');

const without = (name: string, word: string) => name.replace(new RegExp(`[._]${word}$`), '');

const endsWith = (name: string, word: string) => new RegExp(`(^|[._])${word}$`).test(name);

/**
 * The name of a counter in a store.
 *
 *     promName(metrics.costUsage, 'underscores') // claude_code_cost_usage_USD_total
 *     promName(metrics.costUsage, 'utf8Plain')   // claude_code.cost.usage
 */
export function promName(metric: NamedCounter, strategy: NameStrategy): string {
  const { utf8, unit, total } = strategies[strategy];
  let name = utf8 ? metric.name : legal(metric.name);
  if (!total) return name;
  name = without(name, 'total');
  const word = unitWords[metric.unit] ?? metric.unit;
  if (unit && word !== '' && !endsWith(name, word)) name = `${name}_${word}`;
  return `${name}_total`;
}

/**
 * The label an attribute becomes.
 *
 *     labelName('agent.name', 'underscores') // agent_name
 *     labelName('agent.name', 'utf8Plain')   // agent.name, to be quoted
 */
export function labelName(attribute: string, strategy: NameStrategy): string {
  if (strategies[strategy].utf8) return attribute;
  const name = legal(attribute);
  if (strategy === 'ownExporter') return name;
  if (/^\d/.test(name)) return `key_${name}`;
  return /^_[^_]/.test(name) ? `key${name}` : name;
}

/** The key an attribute becomes in Loki's structured metadata: `cost_usd`, `user_email`. */
export const logKey = (attribute: string): string => labelName(attribute, 'underscores');

/** The counters by the words people use. */
export const counterWords = Object.freeze({
  cost: 'claude_code.cost.usage',
  tokens: 'claude_code.token.usage',
  sessions: 'claude_code.session.count',
  activeTime: 'claude_code.active_time.total',
  lines: 'claude_code.lines_of_code.count',
  commits: 'claude_code.commit.count',
  pullRequests: 'claude_code.pull_request.count',
  editDecisions: 'claude_code.code_edit_tool.decision',
}) satisfies Readonly<Record<string, MetricName>>;

export type CounterWord = keyof typeof counterWords;
