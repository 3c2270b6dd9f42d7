import { nearest } from '../../src/logql/nearest.js';
import { strategies } from '../catalog/index.js';
import { knownAttributes } from './attributes.js';
import { fault, shown } from './fault.js';
import type { Pipeline } from './pipeline.js';

const legalMetric = /^[A-Za-z_:][\w:]*$/;
const legalLabel = /^[A-Za-z_]\w*$/;

/** Names must be such as the store can hold: with letters, digits and "_" only, unless it keeps dots. */
export function checkNames(pipeline: Pipeline): void {
  const { naming, prefix, names, labels, keys, serviceLabel } = pipeline;
  const { utf8 } = strategies[naming];
  if (prefix !== '' && !utf8) name(prefix, 'prefix', legalMetric, `in this pipeline (naming "${naming}")`);
  for (const [word, one] of Object.entries(names)) {
    const place = `names.${word}`;
    if (utf8) notEmpty(one, place);
    else name(one, place, legalMetric, `in this pipeline (naming "${naming}")`);
  }
  for (const [attribute, one] of Object.entries(labels)) {
    const place = `labels.${attribute}`;
    carriedSomewhere(attribute, place, pipeline);
    if (utf8) notEmpty(one, place);
    else name(one, place, legalLabel, `as a label in this pipeline (naming "${naming}")`);
  }
  for (const [attribute, one] of Object.entries(keys)) {
    carriedSomewhere(attribute, `keys.${attribute}`, pipeline);
    name(one, `keys.${attribute}`, legalLabel, 'in Loki');
  }
  name(serviceLabel, 'serviceLabel', legalLabel, 'in Loki');
}

function notEmpty(text: string, place: string): void {
  if (text === '') throw fault(place, 'is empty');
}

function name(text: string, place: string, legal: RegExp, where: string): void {
  if (legal.test(text)) return;
  const mended = text.replaceAll(/[^\w:]/g, '_').replace(/^(?=\d)/, '_');
  const hint = legal.test(mended) ? ` Did you mean "${mended}"?` : '';
  throw fault(place, `${shown(text)} is not a name that can stand ${where}.${hint}`);
}

function carriedSomewhere(attribute: string, place: string, { own, userElse }: Pipeline): void {
  const known = [...knownAttributes, ...Object.values(own), ...userElse.counters, ...userElse.events];
  if (known.includes(attribute)) return;
  const meant = nearest(attribute, known);
  throw fault(
    place,
    `there is no attribute ${shown(attribute)}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  );
}
