/** One character of a string literal: where it is written, and the text or the byte it stands for. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly value: string | number;
}

/** A literal that was read: its text, and where it ends. */
export interface StringLiteral {
  readonly value: string;
  readonly to: number;
}

/** What is wrong with a literal. */
export interface StringFault {
  readonly reason: string;
  readonly from: number;
  readonly to: number;
}

const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** A literal without escapes. */
const plain = /"[^"\\\n]*"/y;

const numeric = /\\(?:([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

/** Reads the literal that starts with a quote at `from`. */
export function readString(text: string, from: number): StringLiteral | StringFault {
  if (text[from] === '`') return readRaw(text, from);
  plain.lastIndex = from;
  if (plain.test(text)) return { value: text.slice(from + 1, plain.lastIndex - 1), to: plain.lastIndex };
  const pieces: Piece[] = [];
  let at = from + 1;
  while (text[at] !== '"') {
    if (at >= text.length || text[at] === '\n' || (text[at] === '\\' && at + 1 === text.length)) {
      return fault(
        'this text never ends: a " is missing, here or before (a line break inside is written \\n)',
        from,
        from + 1,
      );
    }
    const piece = text[at] === '\\' ? readEscape(text, at) : { from: at, to: at + 1, value: text[at]! };
    if ('reason' in piece) return piece;
    pieces.push(piece);
    at = piece.to;
  }
  const value = joined(pieces);
  return value === undefined
    ? fault('these bytes are not text (UTF-8)', from, at + 1)
    : { value, to: at + 1 };
}

/** Where in the source the character at `index` of a literal's text is written. */
export function placeInString(text: string, from: number, index: number): number {
  if (text[from] === '`') return from + 1 + index;
  let at = from + 1;
  let length = 0;
  while (length < index && text[at] !== '"' && at < text.length) {
    const piece = text[at] === '\\' ? readEscape(text, at) : { from: at, to: at + 1, value: '.' };
    if ('reason' in piece) break;
    length += typeof piece.value === 'string' ? piece.value.length : 1;
    at = piece.to;
  }
  return at;
}

function readRaw(text: string, from: number): StringLiteral | StringFault {
  const end = text.indexOf('`', from + 1);
  if (end < 0) return fault('this text never ends: close it with `', from, from + 1);
  return { value: text.slice(from + 1, end), to: end + 1 };
}

function readEscape(text: string, from: number): Piece | StringFault {
  const character = simple[text[from + 1] ?? ''];
  if (character !== undefined) return { from, to: from + 2, value: character };
  numeric.lastIndex = from;
  const found = numeric.exec(text);
  if (!found) {
    const shown = text.slice(from, from + 2);
    return fault(
      `"${shown}" is no escape: write \\${shown} for a backslash, or quote with \``,
      from,
      from + 2,
    );
  }
  const to = from + found[0].length;
  const byte =
    found[1] === undefined ? found[2] && Number.parseInt(found[2], 16) : Number.parseInt(found[1], 8);
  if (typeof byte === 'number') {
    return byte > 255
      ? fault(`"${found[0]}" is more than a byte (\\377)`, from, to)
      : { from, to, value: byte };
  }
  const point = Number.parseInt((found[3] ?? found[4])!, 16);
  if (point > 0x10ffff) return fault(`"${found[0]}" is no character`, from, to);
  const value = point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
  return { from, to, value };
}

/** Bytes written one by one are joined to characters; nothing when they form none. */
function joined(pieces: readonly Piece[]): string | undefined {
  if (!pieces.some(({ value }) => typeof value === 'number' && value > 127)) {
    return pieces
      .map(({ value }) => (typeof value === 'number' ? String.fromCharCode(value) : value))
      .join('');
  }
  const bytes: number[] = [];
  let text = '';
  const flush = (): void => {
    bytes.push(...new TextEncoder().encode(text));
    text = '';
  };
  for (const { value } of pieces) {
    if (typeof value === 'string') text += value;
    else {
      flush();
      bytes.push(value);
    }
  }
  flush();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function fault(reason: string, from: number, to: number): StringFault {
  return { reason, from, to };
}
