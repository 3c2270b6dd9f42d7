import { protobuf } from '../../engines/index.js';

const { double, field, fixed64, text, whole } = protobuf;

const attribute = (key: string, value: Buffer) =>
  field(7, Buffer.concat([text(1, key), field(2, field(1, value))]));

/** An export in the form gRPC carries: one increment of somebody's cost. */
export function costExport(user: string | Buffer, by = 1): Buffer {
  const now = BigInt(Date.now()) * 1_000_000n;
  const point = Buffer.concat([
    fixed64(2, now - 1n),
    fixed64(3, now),
    double(4, by),
    attribute('user.email', Buffer.from(user)),
    attribute('session.id', Buffer.from('bytes')),
  ]);
  const sum = Buffer.concat([field(1, point), whole(2, 1), whole(3, 1)]);
  const metric = Buffer.concat([text(1, 'claude_code.cost.usage'), text(3, 'USD'), field(7, sum)]);
  return field(1, field(2, field(2, metric)));
}

/** Events in that form, each with a text of so many bytes. */
export function eventsExport(ids: readonly string[], { bytes }: { readonly bytes: number }): Buffer {
  const now = BigInt(Date.now()) * 1_000_000n;
  const one = (key: string, value: string) =>
    field(6, Buffer.concat([text(1, key), field(2, text(1, value))]));
  const service = field(1, Buffer.concat([text(1, 'service.name'), field(2, text(1, 'claude-code'))]));
  const records = ids.map((id) =>
    field(
      2,
      Buffer.concat([
        fixed64(1, now),
        field(5, text(1, 'claude_code.api_request_body')),
        one('event.name', 'api_request_body'),
        one('request_id', id),
        one('body', 'a'.repeat(bytes)),
      ]),
    ),
  );
  return field(1, Buffer.concat([field(1, service), field(2, Buffer.concat(records))]));
}
