import { isObject } from '../../src/proof/json.js';

/** What is wrong with what a test gives, and what to write instead: before anything is asked of a store. */
function refuse(what: string, instead: string): never {
  throw new TypeError(`${what}.\n  ${instead}`);
}

/** A board's panel has a place; what has none is not shown. */
export function refuseSubject(subject: unknown): void {
  const instead = 'Give a panel, such as spend.total, or { dashboard, panel: <its title> } for classic JSON.';
  if (typeof subject === 'function')
    refuse('A function is no panel', "Call it with what it splits by, such as spend.by('team').");
  if (!isObject(subject)) refuse(`${shortly(subject)} is no panel`, instead);
  if ('dashboard' in subject) {
    if (!isObject(subject['dashboard']))
      refuse(`dashboard: ${shortly(subject['dashboard'])} is no dashboard`, 'Give its classic JSON.');
    if (!['string', 'number'].includes(typeof subject['panel']))
      refuse(`panel: ${shortly(subject['panel'])} names no panel`, 'Give its title or its id.');
    return;
  }
  if ('look' in subject || ('type' in subject && 'targets' in subject)) return;
  if ('rows' in subject) refuse('A board is no panel', 'Give one of the panels in its rows.');
  if ('panels' in subject) refuse('A dashboard is no panel', 'Write { dashboard, panel: <its title> }.');
  if ('measure' in subject)
    refuse(
      'A question is no panel yet',
      "Say how it is shown: stat(question, { title: '...', asks: '...' }).",
    );
  refuse('That is no panel', instead);
}

/** Where the queries are sent, and over which range. */
export function refuseStage(stage: unknown): void {
  const instead = 'Write { stores: { prometheus: <address>, loki: <address> }, range: { from, to } }.';
  if (!isObject(stage)) refuse('It is not said where the panel is shown', instead);
  const { stores, range } = stage;
  if (!isObject(stores)) refuse(`stores: ${shortly(stores)} names no store`, instead);
  const unknown = Object.keys(stores).find((name) => name !== 'prometheus' && name !== 'loki');
  if (unknown !== undefined) refuse(`stores: nothing is called ${JSON.stringify(unknown)}`, instead);
  if (!isObject(range)) refuse(`range: ${shortly(range)} is no range`, instead);
}

/** What the matcher is called with. */
export function refuseCall(expected: unknown, options: unknown): void {
  if (expected === undefined || expected === null || ['number', 'boolean'].includes(typeof expected)) {
    refuse(
      `${shortly(expected)} is nothing a panel shows`,
      "Expect its text as a person reads it, such as '$12.34' or 'No data'.",
    );
  }
  if (isObject(options) && isObject(options['on'])) return;
  refuse(
    'It is not said where the panel is shown',
    'Write toShow(expected, { on: { stores: { prometheus: <address> }, range: { from, to } } }).',
  );
}

function shortly(value: unknown): string {
  return value === undefined ? 'undefined' : (JSON.stringify(value) ?? typeof value).slice(0, 60);
}
