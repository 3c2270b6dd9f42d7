import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { connect as dial } from 'node:net';
import type { Collector } from '../../engines/index.js';

/** One call of a service over gRPC, with anything about it that can be wrong. */
export interface Call {
  readonly path?: string;
  readonly type?: string;
  readonly encoding?: string;
  readonly timeout?: string;
  readonly authorization?: string;
  /** Several messages where one belongs, or none. */
  readonly messages?: readonly Buffer[];
  /** The bytes of the stream, in place of messages. */
  readonly bytes?: Buffer;
}

const serviceOf = (signal: string) =>
  `/opentelemetry.proto.collector.${signal.toLowerCase()}.v1.${signal}Service/Export`;

export const services = {
  counters: serviceOf('Metrics'),
  events: serviceOf('Logs'),
  spans: serviceOf('Trace'),
};

/** A message with its five bytes in front: whether it is packed, and how long it is. */
export function frame(message: Buffer, { packed = false, length = message.length } = {}): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(packed ? 1 : 0);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
}

/** One connection to the collector. */
export class GrpcClient {
  readonly #session: ClientHttp2Session;

  constructor({ ports }: Pick<Collector, 'ports'>) {
    this.#session = connect(`http://127.0.0.1:${ports.otlpGrpc}`, { maxSessionMemory: 200 });
    this.#session.on('error', () => {});
  }

  /** The answer: 0 is success, undefined a call that was cut off. */
  call({ path = services.counters, messages = [], bytes, ...more }: Call): Promise<number | undefined> {
    const stream = this.#session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': more.type ?? 'application/grpc',
      te: 'trailers',
      'grpc-encoding': more.encoding,
      'grpc-timeout': more.timeout,
      authorization: more.authorization,
    });
    return new Promise((resolve) => {
      let answer: IncomingHttpHeaders = {};
      stream.on('response', (headers) => (answer = headers));
      stream.on('trailers', (trailers) => (answer = { ...answer, ...trailers }));
      // A server that has heard enough leaves what is still on its way unread.
      stream.on('end', () => stream.close());
      stream.on('error', () => {});
      stream.on('close', () => resolve(statusOf(answer)));
      stream.resume();
      stream.end(bytes ?? Buffer.concat(messages.map((message) => frame(message))));
    });
  }

  close(): void {
    this.#session.destroy();
  }
}

function statusOf(answer: IncomingHttpHeaders): number | undefined {
  const status = answer['grpc-status'];
  return status === undefined ? undefined : Number(status);
}

/** Says bytes to the port gRPC is spoken at, and waits until the collector hangs up. */
export function shout({ ports }: Pick<Collector, 'ports'>, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = dial(ports.otlpGrpc!, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.resume();
  });
}
