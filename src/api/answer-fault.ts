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

/** Statuses that mean one thing only. */
const plain: Readonly<Record<number, Verdict>> = {
  401: { kind: 'sign-in', todo: 'The token or password is wrong, expired or revoked: give a new one.' },
  404: { kind: 'absent', todo: 'Was it removed meanwhile, or is the organisation another one?' },
  406: { kind: 'invalid', todo: 'This board is kept in the newer model: read it in the form v2.' },
  413: { kind: 'too-large', todo: 'Split the board into smaller ones.' },
  429: { kind: 'busy', todo: 'The server limits requests: try later, or with less concurrency.' },
  500: { kind: 'server', todo: "Look into Grafana's log; try again.", mayHaveHappened: true },
};

const notReady: Verdict = {
  kind: 'server',
  todo: 'The server or a proxy before it is not ready: try again.',
  mayHaveHappened: true,
};

function verdict(told: Told): Verdict {
  const { status, message } = told;
  if (/quota/i.test(message)) {
    return { kind: 'quota', todo: 'Ask for a higher quota, or remove what is not needed.' };
  }
  if (isFolderMissing(told)) {
    return { kind: 'invalid', todo: 'Name the folder among those to be made, or make it first.' };
  }
  if (status >= 500 && /readonly|read-only/i.test(message)) {
    return {
      kind: 'read-only',
      todo: "The server's database takes no writes at the moment: ask its operator.",
    };
  }
  if ([400, 403, 409, 412, 422].includes(status)) return refusal(told);
  return plain[status] ?? notReady;
}

/** A board or rule was sent for a folder that is not there. Asking for a folder itself is no such case. */
function isFolderMissing({ status, message }: Told): boolean {
  if (status === 400) return /folder not found|folder does not exist/.test(message);
  return status === 404 && message.includes('folders.folder.grafana.app');
}

function refusal({ status, message, word }: Told): Verdict {
  const managed = status === 403 ? /managed by|existing manager/i : /provisioned|provenance|managed by/i;
  if (managed.test(message)) {
    const todo = 'Change it where it is managed (files, Terraform, a repository), or release it there.';
    return { kind: 'managed', todo };
  }
  if (status === 403) return { kind: 'permission', todo: permissionRemedy(message) };
  if (word === 'name-exists' || /same (title|name)|title .*unique/i.test(message)) {
    const todo = 'Another object in this place has the same title: rename one of the two.';
    return { kind: 'title-clash', todo };
  }
  if (status === 409 || status === 412) {
    return { kind: 'changed', todo: 'It was changed or made meanwhile: run diff, then apply again.' };
  }
  if (/recording rules cannot be created/.test(message)) {
    const todo = 'Turn on recording rules in this Grafana, or set rules.recording to "ruler" or "files".';
    return { kind: 'invalid', todo };
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
