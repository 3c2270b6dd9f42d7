import { describe, expect, test } from 'vitest';
import { compile, Refusal, type Setting } from '../../queries/compile/index.js';
import {
  needsInWords,
  presetNames,
  presets,
  withPipeline,
  type Pipeline,
  type PipelineOptions,
} from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import * as logql from '../../src/logql/index.js';
import * as promql from '../../src/promql/index.js';
import { namesOnly, pipelines } from './support/pipelines.js';
import { every, few, representative } from './support/questions.js';

/** What a pipeline makes of a question: the text, where it is read and how exact it is, or why it is refused. */
function told(asked: Asked, setting: Setting): string {
  try {
    const answer = compile(asked, setting);
    const text =
      answer.engine === 'prometheus'
        ? promql.print(answer.expr, { pretty: true })
        : logql.print(answer.expr, { pretty: true });
    const unfiltered =
      answer.unfiltered.length === 0 ? '' : ` Not filtered by ${answer.unfiltered.join(', ')}.`;
    return `${answer.engine}, ${answer.kind}. ${answer.exactness}${unfiltered}\n\n${indented(text)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `refused: ${error.message}`;
  }
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}

const fileOf = (name: string) => `./texts/${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`;

describe.each(Object.entries(pipelines))('%s', (name, pipeline) => {
  test('its texts are these', async () => {
    const setting = { pipeline, filters: ['team', 'user'] } as const;
    const asked = Object.entries(representative).filter(
      ([words]) => !namesOnly.has(name) || few.includes(words),
    );
    const texts = asked.map(([words, one]) => `${words}\n${told(one, setting)}\n`);
    await expect(`${name}\n\n${texts.join('\n')}`).toMatchFileSnapshot(fileOf(name));
  });

  test('every text can be read again, and has nothing to find', () => {
    for (const [words, asked] of Object.entries(every)) {
      try {
        const answer = compile(asked, { pipeline, filters: ['team', 'user', 'model'] });
        const language = answer.engine === 'prometheus' ? promql : logql;
        const text = language.print(answer.expr as never);
        expect(language.print(language.parse(text) as never), words).toBe(text);
        const found = language
          .check(language.parse(text) as never)
          .filter(({ severity }) => severity === 'error');
        expect(found, `${words}\n${text}`).toEqual([]);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  });
});

test('what a pipeline cannot answer, and why', async () => {
  const groups = new Map<string, string[]>();
  for (const [name, pipeline] of Object.entries(pipelines)) {
    const refused = Object.entries(every).flatMap(([words, asked]) => {
      const text = told(asked, { pipeline, filters: [] });
      return text.startsWith('refused: ') ? [`  ${words}\n    ${text.slice(9)}`] : [];
    });
    const list = refused.length === 0 ? '  nothing' : refused.join('\n');
    groups.set(list, [...(groups.get(list) ?? []), name]);
  }
  const texts = [...groups].map(([list, names]) => `${names.join('; ')}\n${list}\n`);
  await expect(texts.join('\n')).toMatchFileSnapshot('./texts/refused.txt');
});

test('each preset stands among them, is frozen and says what it needs', async () => {
  const named = new Set(Object.values(pipelines).map(({ name }) => name));
  expect([...named].sort()).toEqual([...presetNames].sort());
  const needs = Object.entries(pipelines).map(([name, one]) => `${name}: ${needsInWords(one) || 'any'}`);
  await expect(`${needs.join('\n')}\n`).toMatchFileSnapshot('./texts/needs.txt');
  for (const preset of Object.values(presets)) {
    const pipeline = preset();
    expect(
      Object.isFrozen(pipeline) && Object.isFrozen(pipeline.own) && Object.isFrozen(pipeline.needs),
    ).toBe(true);
  }
});

const made = ({ prefer, gap, needs, own, carried }: Pipeline) => ({ prefer, gap, needs, own, carried });
const changed = (of: Pipeline, to: PipelineOptions) => made(withPipeline(of, to));

test('a pipeline that is changed is made anew: what follows from its settings follows from the new ones', () => {
  const { grafanaCloud, prometheusOtlp, collector } = presets;

  expect(changed(grafanaCloud(), { counters: 'recorded' })).toEqual(
    made(grafanaCloud({ counters: 'recorded' })),
  );
  expect(changed(prometheusOtlp(), { naming: 'utf8Plain' }).needs).toEqual(
    prometheusOtlp({ naming: 'utf8Plain' }).needs,
  );
  expect(changed(collector(), { counters: 'perSession' }).gap).toBe('1d');
  const own = { team: 'team_id' };
  const twice = withPipeline(withPipeline(grafanaCloud({ own }), { events: 'none' }), {
    own: { project: 'repo' },
  });
  expect(made(twice)).toEqual(made(grafanaCloud({ own: { ...own, project: 'repo' }, events: 'none' })));
  expect(changed(grafanaCloud({ prefer: 'counters' }), { own }).prefer).toBe('counters');
  expect(changed(grafanaCloud({ needs: { loki: '3.2' } }), { gap: '2h' })).toMatchObject({
    gap: '2h',
    needs: { loki: '3.2' },
  });
});
