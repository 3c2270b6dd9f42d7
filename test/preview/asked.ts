import type { PanelQuestion } from '../../cli/preview/question.js';
import { panelsOf } from '../../src/proof/index.js';

const hour = 3_600_000;
const lengths = [24 * hour, 168 * hour] as const;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 168 * hour };
const teamsAlone = 2;
const width = 800;

type Choices = PanelQuestion['variables'];

/** What a recording is made of: when it is, and whom boards of one person or session are about. */
export interface Recorded {
  readonly now: number;
  readonly choices: Readonly<Record<string, string>>;
}

/** A stretch up to now, in UTC. */
export function rangeOf(length: number, { now }: Pick<Recorded, 'now'>): PanelQuestion['range'] {
  return { from: now - length, to: now, zone: 'UTC' };
}

/** What the drop-downs of a board are asked at. */
export function dayOf(dashboard: object, of: Recorded): Omit<PanelQuestion, 'panel' | 'width'> {
  return { board: uidOf(dashboard), range: rangeOf(lengths[0], of), variables: choicesOf(dashboard, of) };
}

/**
 * Every question of a board that a sample answers, folded rows too: over a day, a week and the range the board opens
 * with; and over a day with each of two teams alone.
 */
export function questionsOf(
  dashboard: object,
  of: Recorded & { readonly teams: readonly string[] },
): readonly PanelQuestion[] {
  const own = choicesOf(dashboard, of);
  const day = lengths[0];
  const choices = [
    ...[...lengths, savedLength(dashboard, of)].map((length): [number, Choices] => [length, own]),
    ...of.teams.slice(0, teamsAlone).map((team): [number, Choices] => [day, { ...own, team: [team] }]),
  ];
  const board = uidOf(dashboard);
  return panelsOf(dashboard).flatMap(({ id, title }) =>
    choices.map(([length, variables]) => ({
      board,
      panel: id ?? title,
      range: rangeOf(length, of),
      width,
      variables,
    })),
  );
}

/** The choices for what a board leaves open: the one person, or the one session, that it is about. */
function choicesOf(dashboard: object, { choices }: Recorded): Choices {
  const open = variablesOf(dashboard).flatMap(({ name = '', current, includeAll }) => {
    const value = current?.value ?? '';
    return choices[name] !== undefined && value.length === 0 && includeAll !== true ? [name] : [];
  });
  return Object.fromEntries(open.map((name) => [name, [choices[name]!]]));
}

/** How long the range is that a board opens with: `now-7d`, or `now/M`, the month so far. */
function savedLength(dashboard: object, { now }: Recorded): number {
  const from = (dashboard as { time?: { from?: string } }).time?.from ?? '';
  if (from === 'now/M') return now - Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth());
  const [, count, unit = ''] = /^now-(\d+)([hdw])$/.exec(from) ?? [];
  const length = Number(count) * (units[unit] ?? Number.NaN);
  if (length > 0) return length;
  throw new Error(`${uidOf(dashboard)} opens with the range ${JSON.stringify(from)}, which is not read`);
}

/** The variables whose options are asked of a store. */
export function queryVariables(dashboard: object): readonly string[] {
  return variablesOf(dashboard).flatMap(({ type, name }) =>
    type === 'query' && name !== undefined ? [name] : [],
  );
}

interface Named {
  readonly type?: string;
  readonly name?: string;
  readonly includeAll?: boolean;
  readonly current?: { readonly value?: string | readonly string[] };
}

function variablesOf(dashboard: object): readonly Named[] {
  return (dashboard as { templating?: { list?: readonly Named[] } }).templating?.list ?? [];
}

export function uidOf(dashboard: object): string {
  return String((dashboard as { uid?: unknown }).uid);
}
