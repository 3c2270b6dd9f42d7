import { answerFault } from './answer-fault.js';
import type { Ask } from './ask.js';
import { secretsOf, type Connection } from './connection.js';
import { ApiFault } from './fault.js';
import { limit } from './limit.js';
import { networkFault } from './network-fault.js';
import { queryText } from './path.js';
import { budgetOf } from './budget.js';
import { readAnswer } from './read-answer.js';
import { retrying, type RetryRule } from './retry.js';
import { withoutSecrets } from './secret.js';
import { openTransport, type WireAnswer } from './transport.js';

/** One line of the debug log: never a header, a body or a secret. */
export type Traffic = {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly ms: number;
};

export type GrafanaClient = {
  readonly base: string;
  /** Sends a request and gives the checked answer. */
  readonly ask: <T>(ask: Ask<T>) => Promise<T>;
  /** As `ask`, and undefined when the server has no such thing (404). */
  readonly find: <T>(ask: Ask<T>) => Promise<T | undefined>;
  /** Requests sent so far, each try counted. */
  readonly sent: () => { readonly reads: number; readonly writes: number };
  readonly close: () => Promise<void>;
};

export type ClientOptions = {
  readonly retry?: RetryRule;
  /** Requests at a time, 8 unless told. */
  readonly concurrency?: number;
  /** The time all requests together may take; none unless told. */
  readonly budgetMs?: number;
  readonly log?: (line: Traffic) => void;
  readonly now?: () => number;
};

/** A client of one Grafana: retries what is safe, checks every answer, follows no redirect. */
export function grafanaClient(connection: Connection, options: ClientOptions = {}): GrafanaClient {
  const transport = openTransport(connection);
  const secrets = secretsOf(connection);
  const lane = limit(options.concurrency ?? 8);
  const sent = { reads: 0, writes: 0 };
  const now = options.now ?? Date.now;
  const budget = budgetOf(options.budgetMs);

  const once = async <T>(ask: Ask<T>): Promise<T> => {
    const method = ask.method ?? 'GET';
    const writes = !isRead(ask);
    const url = `${connection.base}${ask.path}${queryText(ask.query)}`;
    const started = performance.now();
    if (budget.leftMs() <= 0) throw budget.over(connection.base);
    let answer: WireAnswer | undefined;
    sent[writes ? 'writes' : 'reads'] += 1;
    try {
      answer = await transport.send({
        method,
        url,
        headers: headersFor(ask),
        ...bodyOf(ask),
        withinMs: budget.leftMs(),
      });
    } catch (error) {
      const waitedMs = performance.now() - started;
      const fault = networkFault(error, { base: connection.base, writes, waitedMs });
      throw fault.kind === 'timeout' && budget.leftMs() <= 0 ? budget.late(connection.base, writes) : fault;
    } finally {
      options.log?.({ method, path: ask.path, status: answer?.status, ms: performance.now() - started });
    }
    const doing = `${method} ${ask.path}`;
    const good = answer.status < 300 || ask.alsoGood?.includes(answer.status) === true;
    if (!good && !isPage(answer)) throw answerFault(answer, { doing, now: now() });
    return readAnswer(answer, { ask, doing, base: connection.base });
  };

  const ask = async <T>(what: Ask<T>): Promise<T> => {
    try {
      const rule = options.retry ? { rule: options.retry } : {};
      return await retrying({ reads: isRead(what), leftMs: budget.leftMs, ...rule }, () =>
        lane(() => once(what)),
      );
    } catch (error) {
      throw cleaned(error, secrets);
    }
  };

  return {
    base: connection.base,
    ask,
    find: async (what) => {
      try {
        return await ask(what);
      } catch (error) {
        if (error instanceof ApiFault && error.kind === 'absent') return undefined;
        throw error;
      }
    },
    sent: () => ({ ...sent }),
    close: transport.close,
  };
}

function isRead({ method, reads }: Ask<unknown>): boolean {
  return reads ?? (method === undefined || method === 'GET');
}

/** A redirect or a page for people: `readAnswer` says what it means, whatever its status below 500. */
function isPage({ status, type }: WireAnswer): boolean {
  if (status >= 300 && status < 400) return true;
  return status < 500 && status !== 429 && /html/.test(type);
}

function headersFor({ headers, bodyType, body, yaml }: Ask<unknown>): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': bodyType ?? 'application/json' }),
    ...(yaml ? { accept: 'application/yaml, application/json' } : {}),
    ...headers,
  };
}

function bodyOf({ body, bodyType }: Ask<unknown>): { body?: string } {
  if (body === undefined) return {};
  return { body: bodyType === undefined || typeof body !== 'string' ? JSON.stringify(body) : body };
}

function cleaned(error: unknown, secrets: Parameters<typeof withoutSecrets>[1]): unknown {
  if (!(error instanceof ApiFault)) return error;
  const what = withoutSecrets(error.message, secrets);
  // Our own words, but for the permissions a server names: a token may be a word of ours.
  const todo = error.kind === 'permission' ? withoutSecrets(error.todo, secrets) : error.todo;
  if (what === error.message && todo === error.todo) return error;
  const { kind, status, mayHaveHappened, waitMs } = error;
  return new ApiFault({
    kind,
    what,
    todo,
    mayHaveHappened,
    ...(status === undefined ? {} : { status }),
    ...(waitMs === undefined ? {} : { waitMs }),
  });
}
