import type { Annotation } from '../annotation.js';
import { annotationJson } from '../classic/annotation.js';
import { freeze, present, type JsonObject } from '../json.js';
import { patchBetween } from '../patch.js';
import type { Sources } from '../sources.js';
import { number, object, text, texts } from './value.js';
import { readTarget } from './target.js';

/** Marks on the graphs; undefined for a source that we do not know. */
export function readAnnotation(json: JsonObject, sources: Sources): Annotation | undefined {
  const read = known(json, sources);
  if (!read) return undefined;
  const rest = patchBetween(annotationJson(read, sources), json);
  return freeze({ ...read, ...present({ rest }) });
}

function known(json: JsonObject, sources: Sources): Annotation | undefined {
  const shared = {
    name: text(json['name']) ?? '',
    color: text(json['iconColor']) ?? '',
    enabled: json['enable'] === true,
    hidden: json['hide'] === true,
  };
  const target = object(json['target']);
  if (target['type'] === 'tags')
    return {
      ...shared,
      type: 'tags',
      tags: texts(target['tags']),
      matchAny: target['matchAny'] === true,
      limit: number(target['limit']) ?? 100,
    };
  const asked = readTarget({ ...target, refId: 'Anno' }, { inherited: object(json['datasource']), sources });
  if (!asked) return undefined;
  const { refId: _refId, rest: _rest, ...query } = asked;
  const formats = {
    title: text(json['titleFormat']),
    text: text(json['textFormat']),
    tags: text(json['tagKeys']),
  };
  return { ...shared, type: 'query', target: query, ...present(formats) };
}
