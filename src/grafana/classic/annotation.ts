import type { Annotation } from '../annotation.js';
import { present, type JsonObject } from '../json.js';
import { patched } from '../patch.js';
import { grafanaSource, type Sources } from '../sources.js';
import { queryJson } from './target.js';

/** Grafana's own entry, which every board has: marks made by hand on this board. */
export const builtIn: JsonObject = {
  builtIn: 1,
  datasource: grafanaSource,
  enable: true,
  hide: true,
  iconColor: 'rgba(0, 211, 255, 1)',
  name: 'Annotations & Alerts',
  type: 'dashboard',
};

export function annotationJson(annotation: Annotation, sources: Sources): JsonObject {
  const { name, color, enabled, hidden } = annotation;
  const shared = { name, iconColor: color, enable: enabled, hide: hidden || undefined };
  return patched(present({ ...shared, ...specific(annotation, sources) }) as JsonObject, annotation.rest);
}

function specific(annotation: Annotation, sources: Sources) {
  if (annotation.type === 'tags') {
    const { tags, matchAny, limit } = annotation;
    return { datasource: grafanaSource, target: { type: 'tags', tags, matchAny, limit } };
  }
  const { target, title, text, tags } = annotation;
  return {
    datasource: sources(target),
    target: { ...queryJson(target), refId: 'Anno' },
    titleFormat: title,
    textFormat: text,
    tagKeys: tags,
  };
}
