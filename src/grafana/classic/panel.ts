import { fieldJson, linksJson, overrideJson } from '../field.js';
import { present, type Json, type JsonObject } from '../json.js';
import type { GridPos } from '../layout.js';
import type { Panel } from '../panel.js';
import { patched } from '../patch.js';
import { panelSource, type Sources } from '../sources.js';
import type { Transformation } from '../transform/transformation.js';
import { targetJson } from './target.js';

/**
 * The plugin version whose shape the options have. Without one Grafana takes them for old and runs every
 * migration over them.
 */
export const pluginVersion = '13.0.0';

/** A panel at its place, under its id. */
export function panelJson({
  panel,
  id,
  gridPos,
  sources,
}: {
  panel: Panel;
  id: number;
  gridPos: GridPos;
  sources: Sources;
}): JsonObject {
  const { type, title, description, transparent, interval, maxDataPoints, timeFrom, timeShift } = panel;
  const json = present({
    id,
    type,
    title,
    description,
    transparent,
    pluginVersion,
    datasource: panelSource(panel.targets, sources),
    targets:
      panel.targets.length > 0 ? panel.targets.map((target) => targetJson(target, sources)) : undefined,
    transformations:
      panel.transformations.length > 0 ? panel.transformations.map(transformationJson) : undefined,
    fieldConfig: fieldConfigJson(panel),
    options: panel.options,
    links: panel.links && panel.links.length > 0 ? linksJson(panel.links) : undefined,
    gridPos,
    interval,
    maxDataPoints,
    timeFrom,
    timeShift,
    repeat: panel.repeat?.by,
    repeatDirection: panel.repeat && (panel.repeat.direction ?? 'h'),
    maxPerRow: panel.repeat?.maxPerRow,
  }) as JsonObject;
  return patched(json, panel.rest);
}

/** How the panel's fields look: for all of them, then the exceptions. */
export function fieldConfigJson({ field: { custom, ...field }, overrides }: Panel): JsonObject {
  const own = fieldJson(field);
  const defaults = Object.keys(own).length > 0 || custom ? { mappings: [], ...own } : own;
  return { defaults: { ...defaults, ...(custom && { custom }) }, overrides: overrides.map(overrideJson) };
}

function transformationJson({ id, options, filter, disabled }: Transformation): Json {
  return present({ id, options, filter, disabled }) as JsonObject;
}
