import type { Account, Body, World } from './world.js';

/** One request as a handler sees it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly text: string;
  readonly world: World;
  readonly who: Account | undefined;
};

export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Record<string, string>;
};

/** A refusal, thrown from anywhere inside a handler. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`refused with ${status}`);
  }
}

export const ok = (body: unknown, status = 200): Reply => ({ status, body });

/** A refusal in the form of the `/api` routes. */
export const no = (status: number, message: string, more: Body = {}): Refusal =>
  new Refusal(status, { message, ...more });

/** A refusal in the form of the `/apis` routes. */
export function statusNo(code: number, reason: string, message: string): Refusal {
  return new Refusal(code, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  });
}

/** Refuses an account that lacks a permission, in Grafana's words. */
export function needs({ who }: Call, action: string): void {
  if (who?.may === undefined || who.may.includes(action)) return;
  throw no(403, `You'll need additional permissions to perform this action. Permissions needed: ${action}`, {
    accessErrorId: 'ACE0123456789',
    title: 'Access denied',
  });
}

/** The body as an object; anything else is refused as Grafana does. */
export function objectBody({ body }: Call): Body {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  throw no(400, 'bad request data');
}

/** A text member of a body. */
export const textOf = (body: Body, name: string): string =>
  typeof body[name] === 'string' ? body[name] : '';
