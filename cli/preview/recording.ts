import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress } from 'node:zlib';
import { panelOf, panelsOf, type Panel } from '../../src/proof/index.js';
import type { OptionsQuestion, PanelQuestion } from './question.js';
import type { Asking, PanelAnswer, Source } from './source.js';

/** What a recording answers without its frames' range: that is the question's. */
export type RecordedAnswer = Omit<PanelAnswer, 'range'>;

/** Answers of real stores, by what was asked. */
export interface Recording {
  /** What was recorded, for the page. */
  readonly about: string;
  readonly now: number;
  readonly zone: string;
  /** The person and the session that boards of one are recorded for, by variable. */
  readonly choices: Readonly<Record<string, string>>;
  readonly panels: Readonly<Record<string, RecordedAnswer>>;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** Answers from a recording: only what was recorded, and it says so of everything else. */
export function fromRecording(recording: Recording): Source {
  const { about, now, zone, choices } = recording;
  return Object.freeze<Source>({
    about,
    now,
    zone,
    choices,
    panel: (question, asking) => {
      const found = recording.panels[panelKey(question, asking, now)];
      if (found) return Promise.resolve({ ...found, range: question.range });
      return Promise.reject(
        new Error(
          'The sample holds no answer for these choices: it knows the last 24 hours and the last 7 days of our own ' +
            'boards, the last 24 hours of two teams, one person and one session. ' +
            'For all others: --prometheus <address> --loki <address>',
        ),
      );
    },
    options: (question, asking) => Promise.resolve(recording.options[optionsKey(question, asking)] ?? []),
  });
}

/** What an answer of a panel hangs on: its queries, the range up to now, and the choices its queries name. */
export function panelKey(
  question: PanelQuestion,
  { dashboard }: Pick<Asking, 'dashboard'>,
  now: number,
): string {
  const asked = JSON.stringify(askedBy(panelOf(dashboard, question.panel)));
  const chosen = Object.entries(question.variables)
    .filter(
      ([name, value]) => !isAll(value) && ['$', '${', '[['].some((start) => asked.includes(start + name)),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { from, to } = question.range;
  return digest([asked, minutes(now - from), minutes(now - to), chosen]);
}

/** What a panel's answer hangs on, whatever it looks like. */
function askedBy({ json }: Panel): object {
  const { targets, interval, maxDataPoints, timeFrom, timeShift } = json as Record<string, unknown>;
  return { targets, interval, maxDataPoints, timeFrom, timeShift };
}

/** The same of a whole board: two boards with one key are answered by one recording. */
export function boardKey(dashboard: object): string {
  const { uid, time, templating } = dashboard as Record<string, unknown>;
  return digest([uid, time, templating, panelsOf(dashboard).map(askedBy)]);
}

export function optionsKey({ variable }: OptionsQuestion, { dashboard }: Pick<Asking, 'dashboard'>): string {
  const { templating } = dashboard as { readonly templating?: { readonly list?: readonly Named[] } };
  const found = templating?.list?.find(({ name }) => name === variable);
  return digest([found?.query]);
}

export async function readRecording(path: string): Promise<Recording> {
  return JSON.parse((await promisify(brotliDecompress)(await readFile(path))).toString()) as Recording;
}

export async function writeRecording(path: string, recording: Recording): Promise<void> {
  await writeFile(path, await promisify(brotliCompress)(JSON.stringify(recording)));
}

interface Named {
  readonly name?: string;
  readonly query?: unknown;
}

function isAll(value: string | readonly string[]): boolean {
  return (typeof value === 'string' ? value : value[0]) === '$__all';
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
