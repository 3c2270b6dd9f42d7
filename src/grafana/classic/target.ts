import { queryText } from '../expr.js';
import { present, type JsonObject } from '../json.js';
import { patched } from '../patch.js';
import type { Sources } from '../sources.js';
import type { Target } from '../target.js';

/** A query in the form of its data source's plugin. */
export function targetJson(target: Target, sources: Sources): JsonObject {
  return patched({ datasource: sources(target), ...queryJson(target) }, target.rest);
}

/** The same without its data source: the newer form keeps that beside the query. */
export function queryJson(target: Target): JsonObject {
  const shared = { refId: target.refId, hide: target.hidden || undefined, editorMode: 'code' };
  return present({ ...shared, expr: queryText(target), ...specific(target) }) as JsonObject;
}

function specific(target: Target) {
  if (target.engine === 'prometheus') {
    const { kind, format, legend, minStep } = target;
    return {
      instant: kind === 'instant',
      range: kind === 'range',
      format,
      legendFormat: legend,
      interval: minStep,
    };
  }
  if (target.gives === 'numbers')
    return { queryType: target.kind, legendFormat: target.legend, step: target.minStep };
  return { queryType: target.kind, maxLines: target.maxLines, direction: target.direction };
}
