import { component, type Component } from './component.js';
import type { Settled } from './options.js';

/** The bearer token clients must send, read from the environment when the collector starts. */
export function clientToken(variable: string): Component {
  return component('bearertokenauth', 'What clients must send as "Authorization: Bearer ...".', {
    token: `\${env:${variable}}`,
  });
}

/** What HTTP takes in one request by itself; gRPC would refuse an export of events with long texts at 4. */
const mebibytes = 20;

export function clients({ listen, tokenFromEnv }: Pick<Settled, 'listen' | 'tokenFromEnv'>): Component {
  const auth = tokenFromEnv ? { auth: { authenticator: 'bearertokenauth' } } : {};
  return component('otlp', 'Where the clients send to.', {
    protocols: {
      grpc: {
        endpoint: `${listen.host}:${listen.otlpGrpc}`,
        max_recv_msg_size_mib: mebibytes,
        ...auth,
      },
      http: { endpoint: `${listen.host}:${listen.otlpHttp}`, ...auth },
    },
  });
}
