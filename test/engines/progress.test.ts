import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clock, goLines, progress } from './progress.js';

let said: string;
const screen = (isTerminal: boolean) => ({ isTerminal, write: (text: string) => void (said += text) });

beforeEach(() => {
  said = '';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [247_000, '4:07'],
  [3_600_000, '60:00'],
])('%d ms reads %s', (milliseconds, text) => {
  expect(clock(milliseconds)).toBe(text);
});

test('a log gets a line each half minute', () => {
  const shown = progress('loki', screen(false));
  shown.doing('compiling');
  vi.advanceTimersByTime(61_000);
  shown.end();
  vi.advanceTimersByTime(61_000);
  expect(said).toBe('  loki  0:30  compiling\n  loki  1:00  compiling\n');
});

test('a terminal gets one line that changes and goes away', () => {
  const shown = progress('loki', screen(true));
  vi.advanceTimersByTime(1000);
  shown.doing('compiling');
  vi.advanceTimersByTime(1000);
  shown.note('done');
  shown.end();
  const wipe = '\r\u001B[2K';
  expect(said).toBe(`${wipe}  loki  0:01  starting${wipe}  loki  0:02  compiling${wipe}done\n${wipe}`);
});

test('what go prints is counted', () => {
  const doings: string[] = [];
  const onLine = goLines((text) => doings.push(text));
  onLine('go: downloading go.uber.org/zap v1.28.0');
  onLine('go.uber.org/zap/internal');
  onLine('gopkg.in/yaml.v3');
  onLine('# some warning of the linker');
  expect(doings).toEqual([
    'fetching modules, 1 so far',
    'compiling, 1 packages so far',
    'compiling, 2 packages so far',
  ]);
});
