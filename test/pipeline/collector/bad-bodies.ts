import { gzipSync } from 'node:zlib';

/** A body that is no export. */
export interface BadBody {
  readonly name: string;
  readonly body: Buffer;
  readonly type?: string;
  readonly encoding?: string;
}

const json = (body: string) => ({ body: Buffer.from(body) });
const protobuf = (body: Buffer) => ({ body, type: 'application/x-protobuf' });
const mebibyte = 1 << 20;

/** What a client that sends garbage sends; `heavy` in megabytes, before and after packing. */
export function badBodies(heavy: { readonly plain: number; readonly packed: number }): readonly BadBody[] {
  return [
    { name: 'not JSON', ...json('hello') },
    { name: 'nothing', ...json('') },
    { name: 'JSON of another shape', ...json('{"resourceMetrics": 7, "resourceLogs": 7}') },
    { name: 'half of a JSON', ...json('{"resourceMetrics": [{') },
    { name: 'JSON 20,000 brackets deep', ...json('['.repeat(20_000)) },
    { name: 'broken protobuf', ...protobuf(Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3])) },
    {
      name: 'random bytes',
      ...protobuf(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))),
    },
    { name: 'another type of content', body: Buffer.from('a=b'), type: 'text/plain' },
    { name: 'packed in name only', ...json('{}'), encoding: 'gzip' },
    { name: `${heavy.plain} MB`, ...protobuf(Buffer.alloc(heavy.plain * mebibyte, 1)) },
    {
      name: `${heavy.packed} MB, packed small`,
      ...protobuf(gzipSync(Buffer.alloc(heavy.packed * mebibyte))),
      encoding: 'gzip',
    },
  ];
}
