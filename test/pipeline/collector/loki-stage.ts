import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request, startLoki, type Loki } from '../../engines/index.js';
import type { Gate } from './gate.js';

/** Loki, which can go away and come back with what it had. */
export class LokiStage {
  private constructor(
    public loki: Loki,
    private readonly folder: string,
  ) {}

  /** Lines it was sent before it went away. */
  private before = 0;

  static async start(folder: string): Promise<LokiStage> {
    const own = join(folder, 'loki');
    return new LokiStage(await startLoki({ folder: own }), own);
  }

  async leave(gate: Gate, seconds: number): Promise<void> {
    await sleep(3_000);
    this.before = await this.received();
    gate.lead(undefined);
    await this.loki.stop();
    await sleep(seconds * 1000);
    this.loki = await startLoki({ folder: this.folder });
    gate.lead(this.loki);
  }

  async received(): Promise<number> {
    const text = await request(`${this.loki.url}/metrics`);
    const lines = [...text.matchAll(/^loki_distributor_lines_received_total\{.*\} (\S+)$/gm)];
    return this.before + lines.reduce((sum, [, value]) => sum + Number(value), 0);
  }
}
