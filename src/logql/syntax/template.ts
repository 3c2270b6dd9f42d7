import { nearest } from '../nearest.js';
import { attempt, TextError, type TextFault } from './fault.js';
import { templateFunctions } from './template-functions.js';
import { actionsOf, type Action, type TemplateToken } from './template-lexer.js';

const known: ReadonlySet<string> = new Set(templateFunctions);
const opening: ReadonlySet<string> = new Set(['if', 'with', 'range', 'block', 'define']);

/** Reads a template as Loki does: Go's `text/template` with Loki's functions. */
export function readTemplate(template: string): true | TextFault {
  return attempt(() => {
    const open: { readonly word: string; readonly at: number; otherwise: boolean }[] = [];
    for (const action of actionsOf(template)) {
      const word = firstWord(action);
      const inner = open.at(-1);
      if (word === 'end') {
        if (!inner) throw new TextError('this {{end}} ends nothing', action.at);
        open.pop();
      } else if (word === 'else') {
        if (!inner || inner.otherwise) throw new TextError('this {{else}} belongs to no {{if}}', action.at);
        readElse(action, inner);
      } else if (opening.has(word)) {
        open.push({ word, at: action.at, otherwise: false });
        readOpening(word, action);
      } else readPlain(word, action);
    }
    const left = open.at(-1);
    if (left) throw new TextError(`this {{${left.word}}} is never closed with {{end}}`, left.at);
    return true;
  });
}

function firstWord({ tokens }: Action): string {
  const first = tokens.find(({ kind }) => kind !== 'space');
  return first?.kind === 'word' ? first.value : '';
}

function readElse(action: Action, inner: { otherwise: boolean }): void {
  const rest = after(action);
  const next = rest.find(({ kind }) => kind !== 'space');
  if (!next) inner.otherwise = true;
  else if (next.value === 'if' || next.value === 'with')
    readPipeline(rest.slice(rest.indexOf(next) + 1), action);
  else throw new TextError(`"${next.value}" may not follow else`, next.at);
}

function readOpening(word: string, action: Action): void {
  const rest = after(action);
  if (word === 'define' || word === 'block') {
    const name = rest.find(({ kind }) => kind !== 'space');
    if (name?.kind !== 'constant') throw new TextError(`${word} wants a name in quotes`, action.at);
    if (word === 'block') readPipeline(rest.slice(rest.indexOf(name) + 1), action);
    return;
  }
  readPipeline(rest, action);
}

function readPlain(word: string, action: Action): void {
  if (word === 'break' || word === 'continue') return;
  if (word !== 'template') return readPipeline(action.tokens, action);
  const name = after(action).find(({ kind }) => kind !== 'space');
  if (name?.kind !== 'constant') throw new TextError('template wants a name in quotes', action.at);
}

function after({ tokens }: Action): readonly TemplateToken[] {
  return tokens.slice(tokens.findIndex(({ kind }) => kind !== 'space') + 1);
}

/** Reads `$x := a | b`: commands with `|` between them, each an operand or a function with operands. */
function readPipeline(tokens: readonly TemplateToken[], action: Action): void {
  const start = assignmentEnd(tokens);
  let depth = 0;
  let command: TemplateToken[] = [];
  let stage = 1;
  const finish = (): void => {
    readCommand(command, stage, action);
    command = [];
    stage++;
  };
  for (const token of tokens.slice(start)) {
    if (token.value === '(') depth++;
    if (token.value === ')' && --depth < 0) throw new TextError('this ")" closes nothing', token.at);
    if (depth === 0 && token.kind === 'sign' && token.value === '|') finish();
    else command.push(token);
  }
  if (depth > 0) throw new TextError('a "(" in this action is never closed', action.at);
  if (stage === 1 || command.some(({ kind }) => kind !== 'space')) finish();
}

/** Where the pipeline starts behind `$x :=` or `$i, $e :=`. */
function assignmentEnd(tokens: readonly TemplateToken[]): number {
  const place = tokens.findIndex(({ kind, value }) => kind === 'sign' && (value === ':=' || value === '='));
  if (place < 0) return 0;
  const wrong = tokens
    .slice(0, place)
    .find(({ kind, value }) => kind !== 'variable' && kind !== 'space' && value !== ',');
  if (wrong) throw new TextError(`"${wrong.value}" cannot be set: a variable starts with "$"`, wrong.at);
  return place + 1;
}

function readCommand(tokens: readonly TemplateToken[], stage: number, action: Action): void {
  const operands = tokens.filter(({ kind }) => kind !== 'space');
  const first = operands[0];
  if (!first)
    throw new TextError(
      stage === 1 ? 'this {{ }} holds nothing' : 'nothing stands behind this "|"',
      action.at,
    );
  if (stage > 1 && (first.kind === 'constant' || first.kind === 'dot')) {
    throw new TextError(`"${first.value}" is no function: a value cannot stand behind "|"`, first.at);
  }
  let inner: TemplateToken[] | undefined;
  let depth = 0;
  for (const token of operands) {
    if (token.value === '(' && depth++ === 0) inner = [];
    else if (token.value === ')' && --depth === 0) readPipeline(inner!, action);
    else if (depth > 0) inner!.push(token);
    else readOperand(token);
  }
}

function readOperand({ kind, value, at }: TemplateToken): void {
  if (kind === 'sign') throw new TextError(`"${value}" has no place here`, at);
  if (kind !== 'word' || value === 'true' || value === 'false' || value === 'nil' || known.has(value)) return;
  const close = nearest(value, templateFunctions);
  const advice = close ? `did you mean ${close}?` : `for a label write .${value}`;
  throw new TextError(`templates know no function "${value}": ${advice}`, at);
}
