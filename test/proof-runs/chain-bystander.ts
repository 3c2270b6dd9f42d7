import { until, type Collector } from '../engines/index.js';
import { publishedCost } from '../pipeline/collector/attack.js';
import { Client } from '../pipeline/collector/client.js';
import { GrpcClient } from '../pipeline/collector/grpc.js';
import { costExport } from '../pipeline/collector/otlp-bytes.js';

/** Somebody who does everything right all the while. */
export class Bystander {
  private sent = 0;
  private readonly client: Client;
  private readonly grpc: GrpcClient;

  constructor(private readonly collector: Collector) {
    this.grpc = new GrpcClient(collector);
    this.client = new Client(collector.url, { session: 'right', user: 'right@example.com', team: 'web' });
  }

  /** One over HTTP, one over gRPC. */
  async works(): Promise<void> {
    await this.client.export([{ metric: 'cost.usage', by: 1 }]);
    await this.grpc.call({ messages: [costExport('right@example.com')] });
    this.sent += 2;
  }

  leaves(): void {
    this.grpc.close();
  }

  /** What is missing of it, once everything had its time. */
  async off(): Promise<number> {
    const read = async () =>
      ((await publishedCost(this.collector)).get('right@example.com') ?? 0) - this.sent;
    await until('the rest', async () => (await read()) === 0, 3_000).catch(() => {});
    return read();
  }
}
