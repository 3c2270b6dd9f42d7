import { Document, isMap, isScalar, type Node } from 'yaml';
import type { CollectorConfig, Component, Flow } from './component.js';

/** The configuration file, with the reason above each component. The same value gives the same text. */
export function toYaml(config: CollectorConfig): string {
  const { flows, extensions } = config;
  const all = (kind: 'receivers' | 'processors' | 'exporters') => unique(flows.flatMap((flow) => flow[kind]));
  const groups = {
    extensions,
    receivers: all('receivers'),
    processors: all('processors'),
    exporters: all('exporters'),
  };
  const document = new Document({
    ...Object.fromEntries(Object.entries(groups).map(([kind, components]) => [kind, configs(components)])),
    service: {
      telemetry: config.telemetry,
      extensions: extensions.map(({ id }) => id),
      pipelines: Object.fromEntries(flows.map((flow) => [flow.id, ids(flow)])),
    },
  });
  for (const [kind, components] of Object.entries(groups)) {
    for (const { id, why } of components) comment(document, [kind, id], why);
  }
  for (const { id, why } of flows) comment(document, ['service', 'pipelines', id], why);
  return document.toString({ lineWidth: 0 });
}

function unique(components: readonly Component[]): Component[] {
  return [...new Map(components.map((one) => [one.id, one])).values()];
}

function configs(components: readonly Component[]): Record<string, unknown> {
  return Object.fromEntries(components.map(({ id, config }) => [id, config]));
}

const idOf = ({ id }: Component): string => id;

function ids(flow: Flow): Record<string, string[]> {
  const { receivers, processors, exporters } = flow;
  return { receivers: receivers.map(idOf), processors: processors.map(idOf), exporters: exporters.map(idOf) };
}

/** A comment belongs to the key, not to its value. */
function comment(document: Document, path: readonly string[], text: string): void {
  const parent = document.getIn(path.slice(0, -1));
  if (!isMap(parent)) return;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (pair) (pair.key as Node).commentBefore = ` ${text}`;
}
