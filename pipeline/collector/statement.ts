import type { ConfigValue } from './component.js';

type Context = 'resource' | 'scope' | 'metric' | 'datapoint' | 'log';

/** A group of statements of the transform processor, run on each of one kind of thing. */
export function group(context: Context, statements: string[]): ConfigValue {
  return { context, statements };
}

/** A group of conditions of the filter processor: what meets any of them goes. */
export function goes(context: Context, conditions: string[]): ConfigValue {
  return { context, conditions };
}

export const quoted = (text: string): string => JSON.stringify(text);

export const quotedList = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;
