import type { z } from 'zod';
import { nearest } from '../../src/logql/nearest.js';

type Issue = z.core.$ZodIssue;

/** `Did you mean "boards"? There are: boards, grafana, ...` */
export function meant(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  return `${best === undefined ? '' : `Did you mean "${best}"? `}There are: ${known.join(', ')}`;
}

/** A value as an error shows it, cut where it is long. */
export function shownValue(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What is wrong at one place: the value, and what would be right. */
export function inWords(issue: Issue, config: unknown, known: readonly string[]): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map((key) => `there is no setting "${key}"${known.length === 0 ? '' : `. ${meant(key, known)}`}`)
      .join('\n  ');
  }
  const value = at(config, issue.path);
  const said = issue.code === 'invalid_type' ? `is not ${article(issue.expected)}` : issue.message;
  return value === undefined || typeof value === 'object' || !/^is\b/.test(said)
    ? said
    : `${shownValue(value)} ${said}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
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
