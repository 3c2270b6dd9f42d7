import { expect, test } from 'vitest';
import { GrpcClient } from './grpc.js';
import { startChain } from './stores.js';

test('with a token set, clients without it are turned away', async () => {
  const env = { CLIENT_TOKEN: 'open-sesame' };
  const collector = await startChain({ counters: 'scraped', tokenFromEnv: 'CLIENT_TOKEN' }, { env });
  const send = async (authorization: string) => {
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await fetch(`${collector.url}/v1/metrics`, { method: 'POST', headers, body: '{}' });
    return answer.status;
  };
  try {
    expect(await send('')).toBe(401);
    expect(await send('Bearer guess')).toBe(401);
    expect(await send('Bearer open-sesame')).toBe(200);
    const grpc = new GrpcClient(collector);
    const call = (authorization: string) => grpc.call({ messages: [Buffer.alloc(0)], authorization });
    expect(await call('')).toBe(16);
    expect(await call('Bearer guess')).toBe(16);
    expect(await call('Bearer open-sesame')).toBe(0);
    grpc.close();
  } finally {
    await collector.stop();
  }
});
