import { panelJson } from '../classic/panel.js';
import { freeze, isObject, present, type JsonObject } from '../json.js';
import type { GridPos } from '../layout.js';
import type { Panel } from '../panel.js';
import { patchBetween } from '../patch.js';
import type { Sources } from '../sources.js';
import type { Transformation } from '../transform/transformation.js';
import { flag, number, object, objects, text } from './value.js';
import { readField, readLinks, readOverride } from './field.js';
import { readTarget } from './target.js';

/** A panel at its place below `top`, under its id. */
export function readPanel(json: JsonObject, { sources, top }: { sources: Sources; top: number }): Panel {
  const { defaults, overrides } = object(json['fieldConfig']);
  const place = object(json['gridPos']);
  const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((name) => number(place[name]));
  const inherited = object(json['datasource']);
  const targets = objects(json['targets']).map((one) => readTarget(one, { inherited, sources }));
  const read: Panel = {
    type: text(json['type']) ?? '',
    title: text(json['title']) ?? '',
    ...(present({
      id: number(json['id']),
      description: text(json['description']),
      transparent: flag(json['transparent']),
      interval: text(json['interval']),
      maxDataPoints: number(json['maxDataPoints']),
      timeFrom: text(json['timeFrom']),
      timeShift: text(json['timeShift']),
      links: Array.isArray(json['links']) ? readLinks(json['links']) : undefined,
      repeat: repeat(json),
    }) as Pick<Panel, 'id' | 'description' | 'links'>),
    size: { width: w ?? 12, height: h ?? 8 },
    spot: { x: x ?? 0, y: (y ?? 0) - top },
    // One query of another kind, and the patch keeps them all.
    targets: targets.every((one) => one !== undefined) ? targets : [],
    transformations: objects(json['transformations']).map(readTransformation),
    field: readField(object(defaults)),
    overrides: objects(overrides).map(readOverride),
    options: object(json['options']),
  };
  const gridPos: GridPos = { x: x ?? 0, y: y ?? 0, w: w ?? 12, h: h ?? 8 };
  const rest = patchBetween(panelJson({ panel: read, id: read.id ?? 0, gridPos, sources }), json);
  return freeze({ ...read, ...present({ rest }) });
}

function repeat(json: JsonObject): Panel['repeat'] {
  const by = text(json['repeat']);
  if (by === undefined) return undefined;
  return {
    by,
    direction: json['repeatDirection'] === 'v' ? 'v' : 'h',
    ...present({ maxPerRow: number(json['maxPerRow']) }),
  };
}

function readTransformation({ id, options, filter, disabled }: JsonObject): Transformation {
  return {
    id: text(id) ?? '',
    options: object(options),
    ...present({
      filter: isObject(filter) ? (filter as NonNullable<Transformation['filter']>) : undefined,
      disabled: flag(disabled),
    }),
  };
}
