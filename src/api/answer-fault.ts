import { ApiFault, type FaultKind } from './fault.js';
import type { WireAnswer } from './transport.js';
import { askedWait } from './retry.js';

type Verdict = {
  readonly kind: FaultKind;
  readonly todo: string;
  readonly mayHaveHappened?: boolean;
  readonly waitMs?: number;
};

type Told = { readonly status: number; readonly message: string; readonly word: string };

/** Turns an answer that is not a success into a fault: the server's own words, then what to do. */
export function answerFault(answer: WireAnswer, { doing, now }: { doing: string; now: number }): ApiFault {
  const told = { status: answer.status, ...spoken(answer.text) };
  const wait = askedWait(answer.header('retry-after'), now);
  const said = told.message === '' ? '' : `: ${told.message.slice(0, 600)}`;
  return new ApiFault({
    what: `${doing} answered ${answer.status}${said}`,
    status: answer.status,
    ...verdict(told),
    ...(wait === undefined ? {} : { waitMs: wait }),
  });
}

function verdict(told: Told): Verdict {
  const { status, message } = told;
  if (status === 401)
    return { kind: 'sign-in', todo: 'The token or password is wrong, expired or revoked: give a new one.' };
  if (/quota/i.test(message))
    return { kind: 'quota', todo: 'Ask for a higher quota, or remove what is not needed.' };
  if (status === 403) return { kind: 'permission', todo: permissionRemedy(message) };
  if (status === 404)
    return { kind: 'absent', todo: 'Was it removed meanwhile, or is the organisation another one?' };
  if (status === 406)
    return { kind: 'invalid', todo: 'This board is kept in the newer model: read it in the form v2.' };
  if (status === 413) return { kind: 'too-large', todo: 'Split the board into smaller ones.' };
  if (status === 429)
    return { kind: 'busy', todo: 'The server limits requests: try later, or with less concurrency.' };
  if (status === 400 || status === 409 || status === 412 || status === 422) return refusal(told);
  if (/readonly|read-only/i.test(message)) {
    return {
      kind: 'read-only',
      todo: "The server's database takes no writes at the moment: ask its operator.",
    };
  }
  return {
    kind: 'server',
    todo:
      status === 500
        ? "Look into Grafana's log; try again."
        : 'The server or a proxy before it is not ready: try again.',
    mayHaveHappened: true,
  };
}

function refusal({ status, message, word }: Told): Verdict {
  if (/provision|managed by|manager/i.test(message)) {
    return {
      kind: 'managed',
      todo: 'Change it where it is managed (files, Terraform, a repository), or release it there.',
    };
  }
  if (word === 'name-exists' || /same (title|name)|title .*unique/i.test(message)) {
    return {
      kind: 'title-clash',
      todo: 'Another object in this place has the same title: rename one of the two.',
    };
  }
  if (status === 409 || status === 412) {
    return { kind: 'changed', todo: 'It was changed or made meanwhile: run diff, then apply again.' };
  }
  return {
    kind: 'invalid',
    todo: 'The server does not take this value as it is: mend what the message names.',
  };
}

function permissionRemedy(message: string): string {
  const named = [...message.matchAll(/[a-z][a-z.]*:[a-z]+(?=$|[\s,;.)])/g)].map((found) => found[0]);
  const names = [...new Set(named)].join(', ');
  const what = names === '' ? 'the permission for this' : names;
  return `The account lacks ${what}: \`ccboards whoami\` lists what is missing.`;
}

/** What an error body says: Grafana's own form, the Kubernetes status, or nothing. */
function spoken(text: string): { readonly message: string; readonly word: string } {
  try {
    const body: unknown = JSON.parse(text);
    const field = (name: string): string => {
      const value = (body as Record<string, unknown> | null)?.[name];
      return typeof value === 'string' ? value : '';
    };
    return { message: field('message'), word: field('status') };
  } catch {
    return { message: '', word: '' };
  }
}
