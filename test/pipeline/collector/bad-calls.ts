import { frame, services, type Call } from './grpc.js';
import { costExport } from './otlp-bytes.js';

/** Whose cost bad calls hold: no store may ever know of it. */
export const unheard = 'unheard@example.com';

/** A call over gRPC that is no export, with the status that turns it away. */
export interface BadCall extends Call {
  readonly name: string;
  readonly status: number;
  /** How the collector's own metrics tell of it; what it turns away before it reads a message is told only to the sender. */
  readonly told?: string;
}

const broken = { status: 13, told: 'INTERNAL' };
const tooMuch = { status: 8, told: 'RESOURCE_EXHAUSTED' };
const unended = { status: 2 };
const notHere = { status: 12 };
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 7919 + 3) % 251));
const one = () => costExport(unheard);
const mebibyte = 1 << 20;

/** What a client that speaks gRPC and sends garbage sends; `heavy` in megabytes. */
export function badCalls(heavy: number): readonly BadCall[] {
  return [
    { name: 'no message', messages: [], ...unended },
    { name: 'random bytes for a message', messages: [noise(5000)], ...broken },
    { name: 'half of an export', messages: [one().subarray(0, -9)], ...broken },
    {
      name: 'half of a message',
      bytes: frame(one()).subarray(0, -9),
      ...unended,
      told: 'INTERNAL',
    },
    {
      name: 'a message that promises 4 GB',
      bytes: frame(one(), { length: 0xff_ff_ff_ff }),
      ...tooMuch,
    },
    { name: `${heavy} MB`, messages: [Buffer.alloc(heavy * mebibyte, 1)], ...tooMuch },
    {
      name: 'another method',
      path: services.counters.replace('Export', 'Import'),
      messages: [one()],
      ...notHere,
    },
    { name: 'another service', path: '/somebody.Else/Export', messages: [one()], ...notHere },
    { name: 'no method', path: '/', messages: [one()], ...notHere },
    { name: 'spans', path: services.spans, messages: [Buffer.alloc(0)], ...notHere },
    { name: 'another type of content', type: 'application/json', bytes: Buffer.from('{}'), status: 3 },
    {
      name: 'JSON for a message',
      type: 'application/grpc+json',
      messages: [Buffer.from('{"a": [{')],
      ...broken,
    },
    {
      name: 'packed in name only',
      encoding: 'gzip',
      bytes: frame(one(), { packed: true }),
      ...broken,
    },
    { name: 'packed without a name', bytes: frame(one(), { packed: true }), ...broken },
    {
      name: 'packed in a way nobody knows',
      encoding: 'br',
      bytes: frame(one(), { packed: true }),
      ...notHere,
      told: 'UNIMPLEMENTED',
    },
    { name: 'a time limit that is a word', timeout: 'soon', messages: [one()], status: 13 },
  ];
}

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** What comes to the port of gRPC and is none of it. */
export const noGrpc: Readonly<Record<string, Buffer>> = {
  'random bytes to the port': noise(5000),
  'HTTP of the older kind': Buffer.from(
    'POST /v1/metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}',
  ),
  'a handshake of TLS': Buffer.concat([Buffer.from('1603010200010001fc0303', 'hex'), noise(506)]),
  'a greeting, then random bytes': Buffer.concat([preface, noise(5000)]),
};
