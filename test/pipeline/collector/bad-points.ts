import { text, type Shape } from './point.js';

/** One way a point can be wrong. */
export interface BadPoint {
  readonly name: string;
  readonly sends: Shape;
  /** The same in other words: it must become the same label. */
  readonly also?: Shape;
}

const long = 'x'.repeat(10_240);
const year = 365 * 86_400_000;
const team = (value: object): Shape => ({ attributes: { team: value } });
const service = (value: object): Shape => ({ resource: { 'service.name': value } });

/** Points that cannot be counted, by the step that drops and counts them. */
export const uncountable: Readonly<Record<string, readonly BadPoint[]>> = {
  'filter/ours': [
    { name: 'a metric with the name another gets in the store', sends: { metric: 'claude_code.cost_usage' } },
    { name: 'a metric nobody knows', sends: { metric: 'claude_code.made.up' } },
    { name: 'a metric with an odd name', sends: { metric: 'claude_code.\n{}"' } },
    { name: 'a metric without a name', sends: { metric: '' } },
  ],
  'filter/kinds': [
    { name: 'no temporality', sends: { temporality: 0 } },
    { name: 'a temporality nobody knows', sends: { temporality: 9 } },
    { name: 'a gauge', sends: { kind: 'gauge' } },
    { name: 'a sum that may fall', sends: { monotonic: false } },
    { name: 'a histogram', sends: { kind: 'histogram' } },
  ],
  'filter/values': [
    { name: 'NaN', sends: { value: { asDouble: 'NaN' } } },
    { name: 'NaN as a total', sends: { value: { asDouble: 'NaN' }, temporality: 2 } },
    { name: 'infinite', sends: { value: { asDouble: 'Infinity' } } },
    { name: 'negative', sends: { value: { asDouble: -5 } } },
    { name: 'negative and whole', sends: { value: { asInt: '-5' } } },
    { name: 'a negative total', sends: { value: { asDouble: -5 }, temporality: 2 } },
    { name: 'beyond all counting', sends: { value: { asDouble: 1e300 } } },
    { name: 'whole and beyond all counting', sends: { value: { asInt: '9223372036854775807' } } },
  ],
};

/** Good values said in a wrong way: each counts, and disturbs no other. */
export const odd: readonly BadPoint[] = [
  { name: 'a year ahead', sends: { time: Date.now() + year } },
  { name: 'a year behind', sends: { time: Date.now() - year } },
  { name: 'no time at all', sends: { time: 0 } },
  { name: 'a total from a year ahead', sends: { temporality: 2, time: Date.now() + year } },
  { name: 'team as a number', sends: team({ intValue: 7 }), also: team(text('7')) },
  { name: 'team as a truth', sends: team({ boolValue: true }), also: team(text('true')) },
  { name: 'team as a list', sends: team({ arrayValue: { values: [text('a')] } }), also: team(text('["a"]')) },
  { name: 'team without a value', sends: team({}) },
  { name: 'team empty', sends: team(text('')) },
  { name: 'team of 10 kB', sends: team(text(long)), also: team(text(`${long}y`)) },
  { name: 'model with line ends and quotes', sends: { attributes: { model: text('a"\n\\b') } } },
  { name: 'service name as a number', sends: service({ intValue: 3 }), also: service(text('3')) },
  { name: 'service name empty', sends: service(text('')), also: service({}) },
  { name: 'service name of 10 kB', sends: service(text(long)), also: service(text(`${long}y`)) },
  { name: 'another scope', sends: { scope: 'somebody' } },
  { name: 'another unit', sends: { unit: 'EUR' } },
  { name: 'another description', sends: { description: 'made up' } },
];
