/** Something that goes wrong with one request. `after` means: the server did it, only the answer is bad. */
export type Trouble =
  | { readonly kind: 'delay'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when: 'before' | 'after';
      readonly retryAfter?: string;
      readonly html?: boolean;
    }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** A gateway gives up, and the server carries the request out all the same a little later. */
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'half' }
  | { readonly kind: 'page' };

/** Decides for each request, numbered from 1, what goes wrong with it. */
export type Troubles = (request: {
  readonly number: number;
  readonly method: string;
  readonly path: string;
}) => Trouble | undefined;

/** A repeatable source of numbers between 0 and 1. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

const kinds: readonly Trouble[] = [
  { kind: 'delay', ms: 5 },
  { kind: 'status', status: 429, when: 'before', retryAfter: '0' },
  { kind: 'status', status: 429, when: 'before' },
  { kind: 'status', status: 502, when: 'before', html: true },
  { kind: 'status', status: 502, when: 'after', html: true },
  { kind: 'status', status: 503, when: 'before' },
  { kind: 'status', status: 504, when: 'after' },
  { kind: 'status', status: 500, when: 'before' },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'late', ms: 4 },
  { kind: 'half' },
  { kind: 'page' },
];

/** Trouble of any kind with a share of all requests, repeatable by its seed. */
export function random(seed: number, share: number): Troubles {
  const next = seeded(seed);
  return () => (next() < share ? kinds[Math.floor(next() * kinds.length)] : undefined);
}
