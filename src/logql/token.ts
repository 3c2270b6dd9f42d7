export type TokenKind =
  'word' | 'variable' | 'text' | 'number' | 'duration' | 'bytes' | 'range' | 'flag' | 'sign' | 'end';

/** A piece of a query. `value` is the content of a text or a range; otherwise what is written. */
export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** A token as an error names it. */
export function described({ kind, value }: Token): string {
  switch (kind) {
    case 'end':
      return 'the end';
    case 'text':
      return `the text ${shortened(JSON.stringify(value))}`;
    case 'range':
      return `the range [${shortened(value)}]`;
    default:
      return `"${shortened(value)}"`;
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
