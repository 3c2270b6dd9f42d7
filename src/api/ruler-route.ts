import { stringify } from 'yaml';
import { z } from 'zod';
import type { JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { path } from './path.js';
import type { RuleFileGroup, Ruler } from './ruler-group.js';
import { jsonObject } from './json-object.js';

const group = z.object({
  name: z.string(),
  interval: z.string().optional(),
  rules: z.array(jsonObject),
});
const namespace = z.record(z.string(), z.array(group)).nullish();
const anything = z.unknown();

/** A ruler as a place where groups are read, set and removed. */
export type RulerRoute = {
  readonly name: string;
  /** All groups of a namespace. */
  readonly groups: (space: string) => Promise<readonly RuleFileGroup[]>;
  readonly set: (space: string, group: RuleFileGroup) => Promise<void>;
  readonly remove: (space: string, name: string) => Promise<void>;
};

/** The routes of a ruler. Grafana's own answers YAML and takes JSON; a bare ruler takes and gives YAML. */
export function rulerRoute(ruler: Ruler, grafana: GrafanaClient): RulerRoute {
  const client = ruler.through === 'grafana' ? grafana : ruler.client;
  const base = baseOf(ruler);
  const query = ruler.through === 'grafana' && ruler.kind === 'mimir' ? { subtype: 'mimir' } : {};
  const yaml = ruler.through === 'ruler';
  return {
    name: ruler.through === 'grafana' ? ruler.dataSource : ruler.kind,
    groups: async (space) => {
      const at = base + path`/${space}`;
      const found = await client.find({ path: at, query, yaml: true, answer: namespace });
      return ((found ?? {})[space] ?? []).map(readGroup);
    },
    set: async (space, want) => {
      const body = yaml ? stringify(want) : want;
      const type = yaml ? { bodyType: 'application/yaml' } : {};
      await client.ask({
        method: 'POST',
        path: base + path`/${space}`,
        query,
        body,
        ...type,
        yaml: true,
        answer: anything,
      });
    },
    remove: async (space, name) => {
      await client.find({
        method: 'DELETE',
        path: base + path`/${space}/${name}`,
        query,
        yaml: true,
        answer: anything,
      });
    },
  };
}

function baseOf(ruler: Ruler): string {
  if (ruler.through === 'grafana') return path`/api/ruler/${ruler.dataSource}/api/v1/rules`;
  return ruler.kind === 'loki' ? '/loki/api/v1/rules' : `${ruler.prefix ?? '/prometheus'}/config/v1/rules`;
}

function readGroup({ name, interval, rules }: z.infer<typeof group>): RuleFileGroup {
  return { name, ...(interval === undefined ? {} : { interval }), rules: rules as JsonObject[] };
}
