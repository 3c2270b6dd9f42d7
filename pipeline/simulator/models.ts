import type { Random } from './random.js';

/** US dollars for a million tokens. */
type Price = { readonly input: number; readonly output: number };

const prices = {
  'claude-opus-4-6': { input: 5, output: 25 },
  'claude-sonnet-4-5-20250929': { input: 3, output: 15 },
  'claude-haiku-4-5-20251001': { input: 1, output: 5 },
} as const satisfies Record<string, Price>;

export type Model = keyof typeof prices;

export const small: Model = 'claude-haiku-4-5-20251001';

/** What one request uses. */
export type Usage = {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheCreation: number;
};

/** The estimate of the client: list price, reading the cache a tenth, filling it a quarter more. */
export function costOf(model: Model, usage: Usage): number {
  const { input, output } = prices[model];
  const micros =
    usage.input * input +
    usage.output * output +
    usage.cacheRead * input * 0.1 +
    usage.cacheCreation * input * 1.25;
  return Math.round(micros) / 1e6;
}

/** The model a person works with in a session. */
export function mainModel(random: Random): Model {
  return random.weighted<Model>({
    'claude-opus-4-6': 4,
    'claude-sonnet-4-5-20250929': 5,
    'claude-haiku-4-5-20251001': 1,
  });
}

/** What a request of a conversation uses; `context` tokens are already in the cache. */
export function usageOf(random: Random, context: number): Usage {
  return {
    input: random.whole(3, 40),
    output: Math.min(16_000, Math.round(random.skewed(350, 1))),
    cacheRead: Math.round(context),
    cacheCreation: Math.min(60_000, Math.round(random.skewed(1_200, 1.1))),
  };
}
