import { describe, expect, test } from 'vitest';
import { print } from '../../src/promql/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import type { Dimension } from '../../queries/dimension.js';
import { activeUsers, cost, inputTokens, sessions } from '../../queries/measures/index.js';
import { collector, type PipelineOptions } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';

function ask(asked: Asked, options: PipelineOptions, filters: readonly Dimension[] = []): string {
  const answer = compile(asked, { pipeline: collector(options), filters });
  if (answer.engine !== 'prometheus') throw new Error('read from events');
  return `${answer.kind} ${print(answer.expr)}`;
}

/** No answer where the store has forgotten how the range began. */
const reach = (of: string) =>
  ` unless on () (${of}:opened <= time() - $__range_s unless on () last_over_time(${of}:opened[7h] offset $__range))`;

const spent = (window: Asked['window']): Asked => ({ ...cost.total(), window });

describe('from books', () => {
  const books = { books: true } as const;

  test('a total is two moments of each book', () => {
    const b = 'claude_code:cost_usd:books';
    expect(ask(cost.total(), books)).toBe(
      `instant sum(${b} - (${b} offset $__range or last_over_time(${b}_3h[7h] offset $__range)` +
        ` or claude_code:cost_usd:opening or ${b} * 0))${reach('claude_code:cost_usd')}`,
    );
  });

  test('the filters reach every moment, and the signal that tells 0 from nothing has none', () => {
    const where = '{type="input", team=~"$team"}';
    const b = `claude_code:tokens:books${where}`;
    expect(ask(inputTokens.total(), books, ['team'])).toBe(
      `instant (sum(${b} - (${b} offset $__range` +
        ` or last_over_time(claude_code:tokens:books_3h${where}[7h] offset $__range)` +
        ` or claude_code:tokens:opening${where} or ${b} * 0)) or count(claude_code:tokens:books) * 0)` +
        reach('claude_code:tokens'),
    );
  });

  test('a bar ends where the next one starts, and the last one where the range does', () => {
    const b = 'claude_code:cost_usd:books';
    const end =
      `(${b} offset -1d or ${b} @ \${__to:date:seconds} and on ()` +
      ' vector(time() + 86400) > ${__to:date:seconds}' +
      ` or last_over_time(${b}_3h[7h] offset -1d))`;
    expect(ask(cost.perStep('1d'), books)).toBe(
      `range sum(${end} - (${b} or last_over_time(${b}_3h[7h]) or claude_code:cost_usd:opening or ${end} * 0))`,
    );
  });

  test('books hold no people: a filter by user is left out and said', () => {
    const setting = { pipeline: collector(books), filters: ['team', 'user'] } as const;
    const answer = compile(cost.total(), setting);
    expect(answer.unfiltered).toEqual(['user']);
    expect(ask(cost.total(), books, ['team', 'user'])).not.toContain('$user');
  });

  test('a question by user is read from the counters and from the last values of those that ended', () => {
    const labels = '(team, department, cost_center, project, user_email, start_type, instance)';
    const where = '{start_type!="agents_view", user_email=~"$user"}';
    const c = `claude_code_session_count_total${where}`;
    const ended = `claude_code:sessions:by_user_ended${where}[2h]`;
    const hour = `claude_code:sessions:by_user${where}[7h]`;
    const end = `(sum by ${labels} (${c}) or last_over_time(${ended}) or last_over_time(${hour}))`;
    const start =
      `sum by ${labels} (${c} offset $__range) or last_over_time(${ended} offset $__range)` +
      ` or last_over_time(${hour} offset $__range)`;
    expect(ask(sessions.total().by('user'), books, ['user'])).toBe(
      `instant label_replace(sum by (user_email) (${end} - (${start} or ${end} * 0)),` +
        ' "user_email", "unattributed", "user_email", "")' +
        reach('claude_code:sessions'),
    );
  });

  test('where the rules record no people, people are counted from the counters as they arrive', () => {
    expect(ask(activeUsers.distinct(), { books: 'nameless' })).toBe(ask(activeUsers.distinct(), {}));
    expect(ask(cost.total(), { books: 'nameless' })).toBe(ask(cost.total(), books));
  });

  test('people a day are counted from what each gained in its hours', () => {
    expect(ask(activeUsers.perStep('1d'), books, ['team', 'model'])).toBe(
      'range count(sum by (user_email)' +
        ' (sum_over_time(claude_code:tokens:by_user_1h{team=~"$team", model=~"$model(\\\\[1m\\\\])?"}[1d] offset -1d)) > 0)',
    );
  });

  test('people of the last days are those of the hours before', () => {
    expect(ask(activeUsers.distinct({ window: '30d' }), books)).toBe(
      'instant count(sum by (user_email) (sum_over_time(claude_code:tokens:by_user_1h[30d])) > 0)',
    );
  });

  test('hours do not know the kind of token: then people are counted from their totals', () => {
    expect(ask(activeUsers.perStep('1d'), books, ['tokenType'])).toContain(
      'claude_code:tokens:by_user{type=~"$tokenType"}',
    );
  });
});

describe('from counters that live as long as a session', () => {
  test('rules record what each minute adds', () => {
    expect(ask(cost.total().by('team'), { counters: 'recorded' })).toBe(
      'instant label_replace(sum by (team) (sum_over_time(claude_code:cost_usd:minutes[$__range])),' +
        ' "team", "unattributed", "team", "")',
    );
    expect(ask(cost.perStep('1d'), { counters: 'recorded' })).toBe(
      'range sum(sum_over_time(claude_code:cost_usd:minutes[1d] offset -1d))',
    );
  });

  test('what the rules do not record of people is refused, not shown as one nobody', () => {
    const nameless = { counters: 'recorded', books: 'nameless' } as const;
    expect(() => ask(sessions.total().by('user'), nameless)).toThrow(
      'the rules record nothing about single people',
    );
  });

  test('a filtered number is 0 while anything was recorded', () => {
    expect(ask(sessions.total(), { counters: 'recorded' })).toBe(
      'instant sum(sum_over_time(claude_code:sessions:minutes{start_type!="agents_view"}[$__range]))' +
        ' or count(last_over_time(claude_code:sessions:minutes[$__range])) * 0',
    );
  });

  test('without rules what restarted is taken as an increase, the rest as a difference', () => {
    const c = 'claude_code_cost_usage_USD_total';
    expect(ask(cost.total(), { counters: 'perSession', gap: '1d' })).toBe(
      `instant sum(increase(${c}[$__range]) and resets(${c}[$__range]) > 0` +
        ` or last_over_time(${c}[$__range]) - last_over_time(${c}[1d] offset $__range) >= 0` +
        ` or last_over_time(${c}[$__range]))`,
    );
  });

  test('without rules an hour is refused, and read from events where these have it', () => {
    const pipeline = collector({ counters: 'perSession' });
    expect(compile(cost.perStep('1h'), { pipeline, filters: [] }).source).toBe('event');
    expect(() => ask(sessions.perStep('1h'), { counters: 'perSession' })).toThrow(
      new Refusal(
        'Sessions',
        'counters of single sessions are off by more than 5 % within an hour; no event holds it',
      ),
    );
  });

  test('nor are the last hours, and ranges known to be short; a day, and who was there, are answered', () => {
    const pipeline = collector({ counters: 'perSession', events: 'none' });
    const source = (asked: Asked, range?: number) =>
      compile(asked, { pipeline, filters: [], ...(range !== undefined && { range }) }).source;
    const short = 'off by more than 5 % over less than a day';
    expect(() => source(spent('last 1h'))).toThrow(short);
    expect(() => source(spent('last 6h'))).toThrow(short);
    expect(() => source(cost.total(), 6 * 3600)).toThrow(short);
    expect(source(spent('last 1d'))).toBe('counter');
    expect(source(cost.total(), 86_400)).toBe('counter');
    expect(source(cost.total())).toBe('counter');
    expect(source(activeUsers.distinct({ window: '1h' }))).toBe('counter');
  });
});

test('a store of increments is added up', () => {
  expect(ask(cost.total(), { counters: 'delta' })).toBe(
    'instant sum(sum_over_time(claude_code_cost_usage_USD_total[$__range]))',
  );
});

test.each([
  [{}, 'Exact against what arrived.'],
  [{ books: true }, 'since the rules began'],
  [{ counters: 'recorded' }, 'a minute the rules miss'],
  [{ counters: 'perSession' }, 'up to 2 %'],
  [{ counters: 'delta' }, 'Exact against what arrived.'],
  [{ prefer: 'events' }, 'Exact against what arrived.'],
] as const)('the answer says how exact it is: %j', (options, words) => {
  const { exactness } = compile(cost.total(), { pipeline: collector(options), filters: [] });
  expect(exactness).toContain(words);
});
