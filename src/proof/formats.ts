import { offsetSeconds } from './range.js';

type Value = string | readonly string[];

/** What a format may need besides the value. */
export interface FormatContext {
  readonly name: string;
  readonly text: string;
  readonly args: readonly string[];
  readonly zone: string;
}

const list = (value: Value): readonly string[] => (typeof value === 'string' ? [value] : value);

/** `${name:format}`: Grafana's formats by name. Several values and one are often written differently. */
const formats: Readonly<Record<string, (value: Value, context: FormatContext) => string>> = {
  raw: (value) => list(value).join(','),
  csv: (value) => list(value).join(','),
  pipe: (value) => list(value).join('|'),
  glob: (value) => (list(value).length > 1 ? `{${list(value).join(',')}}` : (list(value)[0] ?? '')),
  regex: (value) => grouped(list(value).map(escapeRegex), typeof value !== 'string'),
  text: (_value, { text }) => text,
  json: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  join: (value, { args }) => list(value).join(args[0] ?? ','),
  distributed: (value, { name }) =>
    list(value)
      .map((one, at) => (at === 0 ? one : `${name}=${one}`))
      .join(','),
  lucene,
  html: (value) => escapeHtml(list(value).join(', ')),
  singlequote: (value) => quoted(value, (one) => `'${one.replaceAll("'", "\\'")}'`),
  doublequote: (value) => quoted(value, (one) => `"${one.replaceAll('"', '\\"')}"`),
  sqlstring: (value) => quoted(value, (one) => `'${one.replaceAll("'", "''").replaceAll('"', '\\"')}'`),
  percentencode: (value) => encodeStrict(braced(value)),
  uriencode: (value) => encodeMarks(encodeURI(braced(value))),
  queryparam: (value, { name }) =>
    list(value)
      .map((one) => `var-${name}=${encodeStrict(one)}`)
      .join('&'),
  customqueryparam: (value, { name, args }) =>
    list(value)
      .map((one) => `${encodeStrict(args[0] || name)}=${encodeStrict(args[1] ?? '')}${encodeStrict(one)}`)
      .join('&'),
  date,
};

/** The value in a format; Grafana takes `glob` for a name it does not know. */
export function format(name: string, value: Value, context: FormatContext): string {
  return (Object.hasOwn(formats, name) ? formats[name]! : formats['glob']!)(value, context);
}

/** True for the name of a format Grafana has. */
export function isFormat(name: string): boolean {
  return Object.hasOwn(formats, name);
}

function grouped(parts: readonly string[], severalPossible: boolean): string {
  return parts.length === 1 || !severalPossible ? (parts[0] ?? '') : `(${parts.join('|')})`;
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');
}

function lucene(value: Value): string {
  if (typeof value === 'string') return escapeLucene(value);
  return value.length === 0 ? '__empty__' : `(${value.map((one) => `"${escapeLucene(one)}"`).join(' OR ')})`;
}

function escapeLucene(text: string): string {
  return Number.isNaN(Number(text)) ? text.replace(/[!*+\-=<>\s&|()[\]{}^~?:\\/"]/g, '\\$&') : text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark]!);
}

function quoted(value: Value, quote: (one: string) => string): string {
  return list(value).map(quote).join(',');
}

function braced(value: Value): string {
  return typeof value === 'string' ? value : `{${value.join(',')}}`;
}

function encodeStrict(text: string): string {
  return encodeMarks(encodeURIComponent(text));
}

function encodeMarks(text: string): string {
  return text.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `${__from:date}`, `:date:iso`, `:date:seconds`, `:date:ms` and patterns like `YYYY-MM-DD HH:mm:ss`. */
function date(value: Value, { args, zone }: FormatContext): string {
  const ms = Number.parseInt(list(value)[0] ?? '', 10);
  if (Number.isNaN(ms)) return 'NaN';
  const pattern = args.length > 0 ? args.join(':') : 'iso';
  if (pattern === 'ms') return String(ms);
  if (pattern === 'seconds') return String(Math.round(ms / 1000));
  if (pattern === 'iso') return new Date(ms).toISOString();
  const local = new Date(ms + offsetSeconds(zone, ms) * 1000).toISOString();
  const parts: Readonly<Record<string, string>> = {
    YYYY: local.slice(0, 4),
    MM: local.slice(5, 7),
    DD: local.slice(8, 10),
    HH: local.slice(11, 13),
    mm: local.slice(14, 16),
    ss: local.slice(17, 19),
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (part) => parts[part]!);
}
