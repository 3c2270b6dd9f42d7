import { TextError } from './fault.js';

/** A piece of an action, between `{{` and `}}`. */
export interface TemplateToken {
  readonly kind: 'field' | 'dot' | 'variable' | 'constant' | 'word' | 'sign' | 'space';
  readonly value: string;
  readonly at: number;
}

/** What stands between one `{{` and its `}}`. */
export interface Action {
  readonly at: number;
  readonly tokens: readonly TemplateToken[];
}

const pieces: readonly (readonly [TemplateToken['kind'], RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['constant', /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y],
  ['constant', /[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?|0[xX][\da-fA-F_]+/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['dot', /\./y],
  ['word', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['sign', /:=|[|=,()]/y],
];

/** Grafana's variables are text by the time Loki reads the template. */
const filledIn = /\$\{\w+(?:[.:][^{}]*)?\}|\[\[\w+(?::\w+)?\]\]/y;

/** Every action of a template, comments left out. */
export function actionsOf(template: string): Action[] {
  const found: Action[] = [];
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', at)) {
    const comment = /^\{\{(?:-[ \t\r\n]+)?\/\*[^]*?\*\/(?:[ \t\r\n]+-)?\}\}/.exec(template.slice(at));
    if (comment) {
      at += comment[0].length;
      continue;
    }
    const { action, end } = readAction(template, at);
    found.push(action);
    at = end;
  }
  return found;
}

function readAction(template: string, start: number): { readonly action: Action; readonly end: number } {
  const trimmed = /^\{\{-[ \t\r\n]/.test(template.slice(start, start + 4));
  const tokens: TemplateToken[] = [];
  let at = start + (trimmed ? 3 : 2);
  for (;;) {
    const closing = /^(?:[ \t\r\n]+-)?\}\}/.exec(template.slice(at, at + 40));
    if (closing) return { action: { at: start, tokens }, end: at + closing[0].length };
    if (at >= template.length) throw new TextError('this "{{" is never closed with "}}"', start);
    const token = tokenAt(template, at, start);
    tokens.push(token);
    at += token.value.length;
  }
}

function tokenAt(template: string, at: number, start: number): TemplateToken {
  filledIn.lastIndex = at;
  const filled = filledIn.exec(template);
  if (filled) return { kind: 'constant', value: filled[0], at };
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = at;
    const found = pattern.exec(template);
    if (found) return { kind, value: found[0], at };
  }
  const character = template[at]!;
  if (character === '"' || character === '`') throw new TextError('this text in the template never ends', at);
  if (character === '\n' || character === '{')
    throw new TextError('this "{{" is never closed with "}}"', start);
  throw new TextError(`"${character}" has no meaning between {{ and }}`, at);
}
