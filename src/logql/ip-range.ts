/** An address or a range of addresses. */
export interface IpRange {
  readonly kind: 'ipRange';
  readonly range: string;
  readonly excluded: boolean;
}

/**
 * An address, a network or a range: `ip('10.0.0.0/8')`, `ip('192.168.4.5-192.168.4.20')`. As a label's
 * value it prints `= ip("10.0.0.0/8")`, in a line filter `|= ip("10.0.0.0/8")`.
 */
export function ip(range: string): IpRange {
  return ipRange(range);
}

/** Not from an address: prints `!= ip("10.0.0.0/8")`. */
export function notIp(range: string): IpRange {
  return Object.freeze({ kind: 'ipRange', range, excluded: true });
}

export function ipRange(range: string): IpRange {
  return Object.freeze({ kind: 'ipRange', range, excluded: false });
}
