import type { Settled } from './options.js';
import { personal } from './people.js';

/** Throws with the place of the first option that cannot be right. */
export function checkOptions(options: Settled): void {
  const { counters, events, own, user, allow, tokenFromEnv, hash } = options;
  if (counters !== 'scraped')
    endpoint('counters.pushTo', counters.pushTo.endpoint, counters.pushTo.headersFromEnv);
  if (events) endpoint('events', events.lokiOtlpEndpoint, events.headersFromEnv, 'lokiOtlpEndpoint');
  for (const name of ['maxAttributeBytes', 'maxLateMinutes'] as const) {
    const value = events?.[name];
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      fail(`events.${name}`, `${value} is no whole number above 0.`);
  }
  if (tokenFromEnv !== undefined) variableName('tokenFromEnv', tokenFromEnv);
  if (hash) {
    attribute('hash.as', hash.as);
    variableName('hash.saltFromEnv', hash.saltFromEnv);
    if (user.includes(hash.as))
      fail('hash.as', `"${hash.as}" is in user too: take another name for the hash.`);
  }
  for (const [dimension, name] of Object.entries(own)) attribute(`own.${dimension}`, name);
  for (const [at, name] of user.entries()) attribute(`user[${at}]`, name);
  for (const [at, name] of allow.entries()) attribute(`allow[${at}]`, name);
  const named = hash || user.length === 0 ? allow.find((name) => people.has(name)) : undefined;
  if (named !== undefined)
    fail(
      'allow',
      `"${named}" names people, and they are to be ${hash ? 'hashed' : 'left out'}. Leave it out.`,
    );
  for (const name of [
    'scrapeSeconds',
    'batchMs',
    'maxBatch',
    'maxSeries',
    'keepDays',
    'sleepDays',
  ] as const) {
    if (!(options[name] > 0)) fail(name, `${options[name]} is not a positive number.`);
  }
  for (const name of ['session.id', ...perProcess]) {
    if (allow.includes(name)) {
      fail(
        'allow',
        `"${name}" is new with each process: every process would add series that never end. Leave it out.`,
      );
    }
  }
}

/** Attributes that say who it was. */
const people: ReadonlySet<string> = new Set([...personal, 'enduser.id']);

/** Attributes with one value a process or an export. */
const perProcess = ['prompt.id', 'event.sequence', 'event.timestamp'];

function endpoint(
  place: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  key = 'endpoint',
): void {
  if (!/^https?:\/\/[^\s$]+$/.test(url)) {
    fail(`${place}.${key}`, `"${url}" is no address. Write it with http:// or https://.`);
  }
  if (/^https?:\/\/[^/]*@/.test(url)) {
    fail(
      `${place}.${key}`,
      'What stands before the @ would be in the file for all to read. Leave it out, and send it as a header ' +
        'whose value is in the environment.',
    );
  }
  for (const [header, variable] of Object.entries(headers)) {
    if (!/^[A-Za-z0-9-]+$/.test(header)) fail(`${place}.headersFromEnv`, `"${header}" is no header name.`);
    variableName(`${place}.headersFromEnv.${header}`, variable);
  }
}

/** What stands there is not shown: it may be the secret itself. */
function variableName(place: string, name: string): void {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return;
  fail(place, 'What stands there is no name of an environment variable. Name the one that holds the secret.');
}

function attribute(place: string, name: string): void {
  if (/^[A-Za-z_][A-Za-z0-9_./:@-]*$/.test(name)) return;
  fail(place, `"${name}" is no attribute name. Use letters, digits, dots and underscores.`);
}

function fail(place: string, what: string): never {
  throw new Error(`collector › ${place}\n  ${what}`);
}
