import type { ConfigValue } from './component.js';

/** A group of statements of the transform processor, run on each of one kind of thing. */
export function group(
  context: 'resource' | 'scope' | 'metric' | 'datapoint' | 'log',
  statements: string[],
): ConfigValue {
  return { context, statements };
}

export const quoted = (text: string): string => JSON.stringify(text);

export const quotedList = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;
