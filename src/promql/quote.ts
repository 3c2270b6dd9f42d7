import { variablesIn } from './variable.js';

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Bytes that are no UTF-8 are kept as lone surrogates from here on, one a byte. */
const byteBase = 0xdc00;

/** The text as a double-quoted PromQL string. */
export function quote(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`;
  let out = '"';
  for (const char of text) out += escaped(char);
  return `${out}"`;
}

/** A value as text, in backquotes where it was read from such. */
export function quoteValue({ value, raw }: { readonly value: string; readonly raw?: true }): string {
  return raw ? `\`${value}\`` : quote(value);
}

function escaped(char: string): string {
  const code = char.codePointAt(0)!;
  if (short[char] !== undefined) return short[char];
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  if (code > byteBase + 0x7f && code <= byteBase + 0xff) return `\\x${hex(code - byteBase, 2)}`;
  if (
    code === 0xfffd ||
    code === 0xfeff ||
    (code >= 0x80 && code < 0xa0) ||
    code === 0x2028 ||
    code === 0x2029
  ) {
    return `\\u${hex(code, 4)}`;
  }
  return char;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

/** Where in a text half a surrogate pair stands alone, or -1. No such text can be sent to an engine. */
export function loneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}

/** Refuses a text that no engine can be sent. */
export function wholeText(text: string, where: string): string {
  if (loneSurrogate(text) < 0) return text;
  throw new TypeError(
    `${where}: ${JSON.stringify(text)} holds half a character (a lone surrogate): remove it`,
  );
}

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** The value of a quoted string whose escapes have been found right. */
export function unquote(quoted: string): string {
  const body = quoted.slice(1, -1);
  if (quoted.startsWith('`') || !body.includes('\\')) return body;
  const bytes: number[] = [];
  let out = '';
  const flush = (): void => {
    if (bytes.length > 0) out += decodeBytes(bytes.splice(0));
  };
  for (const [part] of body.matchAll(/\\(?:x..|u.{4}|U.{8}|[0-7]{3}|.)|[^\\]+/gsu)) {
    const byte = byteOf(part);
    if (byte !== undefined) {
      bytes.push(byte);
      continue;
    }
    flush();
    if (!part.startsWith('\\')) out += part;
    else if (/^\\[uU]/.test(part)) out += String.fromCodePoint(Number.parseInt(part.slice(2), 16));
    else out += simple[part[1]!] ?? part[1]!;
  }
  flush();
  return out;
}

/** Whether a string must keep its backquotes: a variable is put in as it is, and quotes decide what becomes of it. */
export function keepsBackquotes(quoted: string): boolean {
  return quoted.startsWith('`') && variablesIn(quoted).length > 0;
}

function byteOf(part: string): number | undefined {
  if (part.startsWith('\\x')) return Number.parseInt(part.slice(2), 16);
  if (/^\\[0-7]/.test(part)) return Number.parseInt(part.slice(1), 8);
  return undefined;
}

function decodeBytes(bytes: readonly number[]): string {
  let out = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at]!);
    const piece = Uint8Array.from(bytes.slice(at, at + length));
    try {
      out += new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(piece);
      at += length;
    } catch {
      out += String.fromCharCode(byteBase + bytes[at]!);
      at += 1;
    }
  }
  return out;
}

function sequenceLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
