import type { Span } from './error.js';

/**
 * `word` is a name or keyword, `template` a name or number with variables in it, `symbol` a sign such as `(` or `=~`.
 */
export type TokenKind = 'word' | 'template' | 'number' | 'duration' | 'string' | 'symbol' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A token as errors name it. */
export function named(token: Token): string {
  if (token.kind === 'end') return 'the end';
  const text = token.text.length > 40 ? `${token.text.slice(0, 39)}…` : token.text;
  return token.kind === 'string' ? `the text ${text}` : `"${text}"`;
}
