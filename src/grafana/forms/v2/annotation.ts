import type { Annotation } from '../../annotation.js';
import { present, type JsonObject } from '../../json.js';
import { grafanaSource, type Sources } from '../../sources.js';
import { dataQuery, targetQuery } from './query.js';

/** Marks made by hand on this board, which every board has. */
export const builtIn: JsonObject = {
  kind: 'AnnotationQuery',
  spec: {
    builtIn: true,
    enable: true,
    hide: true,
    iconColor: 'rgba(0, 211, 255, 1)',
    name: 'Annotations & Alerts',
    query: dataQuery(grafanaSource, {}),
  },
};

export function annotationKind(annotation: Annotation, sources: Sources): JsonObject {
  const { name, color, enabled, hidden } = annotation;
  const shared = { name, iconColor: color, enable: enabled, hide: hidden };
  if (annotation.type === 'tags') {
    const { tags, matchAny, limit } = annotation;
    const query = dataQuery(grafanaSource, { type: 'tags', tags, matchAny, limit });
    return { kind: 'AnnotationQuery', spec: { ...shared, query } };
  }
  const { target, title, text, tags } = annotation;
  const legacyOptions = present({ titleFormat: title, textFormat: text, tagKeys: tags }) as JsonObject;
  return { kind: 'AnnotationQuery', spec: { ...shared, query: targetQuery(target, sources), legacyOptions } };
}
