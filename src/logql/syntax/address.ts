import { isIPv4, isIPv6 } from 'node:net';

/** What is wrong with the address of `ip()`, or nothing: an address, a network, or `first-last`. */
export function addressFault(text: string): string | undefined {
  const advice = 'write an address (10.0.0.1), a network (10.0.0.0/8) or a range (10.0.0.1-10.0.0.9)';
  if (isAddress(text) || isNetwork(text)) return undefined;
  const [first, last, ...more] = text.split('-');
  if (last === undefined || more.length > 0) return `"${text}" is no address: ${advice}`;
  if (text.includes(' ')) return `a range of addresses has no spaces: ${advice}`;
  if (isIPv4(first!) && isIPv4(last)) {
    return valueOf(first!) <= valueOf(last)
      ? undefined
      : `"${text}" counts down: put the lower address first`;
  }
  return isIPv6(first!) && isIPv6(last) ? undefined : `"${text}" is no range of addresses: ${advice}`;
}

function isAddress(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}

function isNetwork(text: string): boolean {
  const found = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  if (!found) return false;
  return isIPv4(found[1]!) ? Number(found[2]) <= 32 : isIPv6(found[1]!) && Number(found[2]) <= 128;
}

function valueOf(address: string): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}
