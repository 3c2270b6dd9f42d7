import type { z } from 'zod';
import { collector } from '../../queries/pipeline.js';
import { nearest } from '../../src/logql/nearest.js';

type Issue = z.core.$ZodIssue;

/** `Did you mean "boards"? There are: boards, grafana, ...` */
export function meant(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  return `${best === undefined ? '' : `Did you mean "${best}"? `}There are: ${known.join(', ')}`;
}

/** A value as an error shows it, cut where it is long. */
export function shownValue(value: unknown): string {
  const isPlain = typeof value === 'number' || typeof value === 'bigint';
  const text = isPlain ? String(value) : ((JSON.stringify(value) as string | undefined) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What is wrong at one place: the value, and what would be right. */
export function inWords(issue: Issue, config: unknown, known: readonly string[]): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownSetting(key, issue.path, known)).join('\n  ');
  }
  const value = at(config, issue.path);
  if (issue.code === 'invalid_type' && value === undefined) {
    return `is missing: give ${article(issue.expected)}`;
  }
  const said = ownWords(issue);
  return value === undefined || (typeof value === 'object' && value !== null) || !/^is\b/.test(said)
    ? said
    : `${shownValue(value)} ${said}`;
}

/** What the schema says itself, and ours for what it leaves to zod. */
function ownWords(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `is not ${article(issue.expected)}`;
  if (issue.code === 'invalid_key') return 'has an empty name: give it one';
  if (!issue.message.startsWith('Too ')) return issue.message;
  if (issue.code === 'too_small') return `is too small: ${String(issue.minimum)} is the least`;
  return issue.code === 'too_big' ? `is too large: ${String(issue.maximum)} is the most` : issue.message;
}

/** The settings of a pipeline; its own dimensions are set on top, as `dimensions`. */
const pipelineSettings = new Set(
  Object.keys(collector()).filter((name) => !['kind', 'name', 'own'].includes(name)),
);

/** What stands on top but belongs into the pipeline is told where to go. */
function unknownSetting(key: string, path: readonly PropertyKey[], known: readonly string[]): string {
  const said = `there is no setting "${key}"`;
  if (path.length === 0 && pipelineSettings.has(key)) {
    return `${said} here: it belongs into pipeline. Write pipeline: { preset: "collector", ${key}: ... }, with your preset`;
  }
  return known.length === 0 ? said : `${said}. ${meant(key, known)}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
};

function article(type: string): string {
  return words[type] ?? `of type ${type}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
