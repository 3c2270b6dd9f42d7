/** A size: `'512B'`, `'20MB'`, `'1GiB'`. Loki reads no PB: its lexer takes the P for an exponent. */
export type Bytes = `${number}${'B' | 'kB' | 'KB' | 'KiB' | 'MB' | 'MiB' | 'GB' | 'GiB' | 'TB' | 'TiB'}`;

/** True for a size Loki reads. */
export function isBytesText(text: string): boolean {
  return /^(?!0B)(?:\d+\.?\d*|\.\d+)(?:B|[kK]i?B?|[MGT]i?B?)$/.test(text);
}
