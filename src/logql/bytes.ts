/** A size: `'512B'`, `'20MB'`, `'1GiB'`. */
export type Bytes =
  `${number}${'B' | 'kB' | 'KB' | 'KiB' | 'MB' | 'MiB' | 'GB' | 'GiB' | 'TB' | 'TiB' | 'PB' | 'PiB'}`;

/** True for a size Loki reads. */
export function isBytesText(text: string): boolean {
  return /^(?:\d+\.?\d*|\.\d+)(?:B|[kK]i?B?|[MGTP]i?B?)$/.test(text);
}
