import { readLoki, readPrometheus } from '../expr.js';
import { freeze, present, type JsonObject } from '../json.js';
import { patchBetween } from '../patch.js';
import { targetJson } from '../classic/target.js';
import type { Sources } from '../sources.js';
import type { Engine, Lettered, Target } from '../target.js';
import { flag, number, object, text } from './value.js';

/** A query of one of the two engines; undefined for any other. */
export function readTarget(
  json: JsonObject,
  { inherited, sources }: { inherited: JsonObject; sources: Sources },
): Lettered | undefined {
  const ref = { ...inherited, ...object(json['datasource']) };
  const engine = text(ref['type']);
  const refId = text(json['refId']);
  if ((engine !== 'prometheus' && engine !== 'loki') || refId === undefined) return undefined;
  const uid = text(ref['uid']);
  const source = uid === sources({ engine }).uid ? undefined : uid;
  const read = { ...readQuery(engine, json), ...present({ source, hidden: flag(json['hide']) }), refId };
  const rest = patchBetween(targetJson(read, sources), json);
  return freeze({ ...read, ...present({ rest }) });
}

function readQuery(engine: Engine, json: JsonObject): Target {
  const expr = text(json['expr']) ?? '';
  const legend = text(json['legendFormat']) ?? '__auto';
  if (engine === 'prometheus')
    return {
      engine,
      gives: 'numbers',
      expr: readPrometheus(expr),
      kind: json['instant'] === true && json['range'] !== true ? 'instant' : 'range',
      format: json['format'] === 'table' || json['format'] === 'heatmap' ? json['format'] : 'time_series',
      legend,
      ...present({ minStep: text(json['interval']) }),
    };
  const kind = json['queryType'] === 'instant' ? 'instant' : 'range';
  const read = readLoki(expr);
  if (read.kind !== 'logs')
    return {
      engine,
      gives: 'numbers',
      expr: read,
      kind,
      legend,
      ...present({ minStep: text(json['step']) }),
    };
  const direction = json['direction'] === 'forward' ? 'forward' : 'backward';
  return {
    engine,
    gives: 'lines',
    expr: read,
    kind,
    direction,
    ...present({ maxLines: number(json['maxLines']) }),
  };
}
