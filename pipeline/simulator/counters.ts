import type { Metric } from '../../queries/catalog/index.js';
import type { Add } from './happening.js';
import { keyValues, nanos, type KeyValue, type MetricsBody, type Point, type Sum } from './otlp.js';
import type { Identity } from './identity.js';
import type { Temporality } from './people.js';

type Cell = { readonly attributes: readonly KeyValue[]; start: number; value: number; reported: number };
type Family = { readonly metric: Metric; readonly cells: Map<string, Cell> };

const descriptions: Readonly<Record<string, string>> = {
  'claude_code.session.count': 'Count of CLI sessions started',
  'claude_code.lines_of_code.count': 'Count of lines of code modified, by type',
  'claude_code.pull_request.count': 'Number of pull requests created',
  'claude_code.commit.count': 'Number of git commits created',
  'claude_code.cost.usage': 'Cost of the Claude Code session',
  'claude_code.token.usage': 'Number of tokens used',
  'claude_code.code_edit_tool.decision': 'Count of code editing tool permission decisions',
  'claude_code.active_time.total': 'Total active time in seconds',
};

/**
 * The counters of one process, as the client's SDK keeps them. With delta, a point starts where the last
 * export ended if that export held it too, else with its first increment; a quiet set is not sent. With
 * cumulative, each set is sent again in every export until the process ends.
 */
export class Counters {
  private readonly families = new Map<string, Family>();
  private lastCollection = 0;

  constructor(
    private readonly identity: Identity,
    private readonly temporality: Temporality,
    private readonly countUnit: boolean,
  ) {}

  add({ metric, attributes, at, value }: Add): void {
    let family = this.families.get(metric.name);
    if (!family) this.families.set(metric.name, (family = { metric, cells: new Map() }));
    const key = JSON.stringify(attributes);
    const cell = family.cells.get(key);
    if (cell === undefined) {
      const all = [...this.identity.shared, ...keyValues(attributes)];
      family.cells.set(key, { attributes: all, start: at, value, reported: -1 });
      return;
    }
    if (this.temporality === 'delta' && cell.value === 0) {
      cell.start = cell.reported === this.lastCollection ? this.lastCollection : at;
    }
    cell.value += value;
  }

  /** What an export at a moment holds, or nothing where there is nothing to send. */
  collect(at: number, clock: (time: number) => number): MetricsBody | undefined {
    const metrics: Sum[] = [];
    for (const { metric, cells } of this.families.values()) {
      const dataPoints: Point[] = [];
      for (const cell of cells.values()) {
        if (this.temporality === 'delta' && cell.value === 0) continue;
        dataPoints.push({
          attributes: cell.attributes,
          startTimeUnixNano: nanos(clock(cell.start)),
          timeUnixNano: nanos(clock(at)),
          asDouble: cell.value,
        });
        if (this.temporality === 'cumulative') continue;
        cell.value = 0;
        cell.reported = at;
      }
      if (dataPoints.length > 0) metrics.push(this.sum(metric, dataPoints));
    }
    this.lastCollection = at;
    if (metrics.length === 0) return undefined;
    const { resource, meter } = this.identity;
    return { resourceMetrics: [{ resource, scopeMetrics: [{ scope: meter, metrics }] }] };
  }

  private sum(metric: Metric, dataPoints: readonly Point[]): Sum {
    return {
      name: metric.name,
      description: descriptions[metric.name]!,
      unit: this.countUnit ? (metric.formerUnit ?? metric.unit) : metric.unit,
      sum: { aggregationTemporality: this.temporality === 'delta' ? 1 : 2, isMonotonic: true, dataPoints },
    };
  }
}
