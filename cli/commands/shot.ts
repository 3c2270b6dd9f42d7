import { join, resolve } from 'node:path';
import { panelOf } from '../../src/proof/index.js';
import { flag, text, type Command, type Surroundings } from '../command.js';
import { count } from '../count.js';
import { writeFiles } from '../files.js';
import { startBrowser } from '../preview/browser/browser.js';
import { findBrowser } from '../preview/browser/find.js';
import { chooseSource, sourceOptions } from '../preview/choose-source.js';
import { servedPage } from '../preview/page-served.js';
import { pictureFiles } from '../preview/picture-files.js';
import { startPreview } from '../preview/server.js';
import { shelfOf } from '../preview/shelf.js';
import { shoot } from '../preview/shoot.js';
import { tallied, type Tally } from '../preview/tally.js';
import { exit, Problem } from '../problem.js';
import { configOption } from './options.js';

export const command: Command = {
  about:
    'Takes a picture of a board or of one of its panels, for a README, a pull request or a gallery.\n' +
    'Without addresses it shows the recorded answers of a simulated fleet. It needs Chromium or Chrome: the one\n' +
    'CHROMIUM names, else the first on PATH.',
  operands: '[uid or file.json ...]',
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: 'path',
      help: 'a .png file for one board, or a folder: <folder>/<uid>.png',
    },
    labs: {
      type: 'boolean',
      help: '<folder>/<uid>/<uid>.png, beside what build --form share writes (default folder: dist/labs)',
    },
    panel: { type: 'string', value: 'title', help: 'this panel only' },
    light: { type: 'boolean', help: 'the light theme' },
    dark: { type: 'boolean', help: 'the dark theme (default)' },
    width: { type: 'string', value: 'pixels', help: 'how wide the page is (default: 1280)' },
    from: { type: 'string', value: 'time', help: 'the range, such as now-7d (default: what the board has)' },
    to: { type: 'string', value: 'time', help: 'its end, such as now' },
    ...sourceOptions,
    ...configOption,
  },
  exits: {
    1: 'error, or no panel could be drawn',
    4: 'some panels could not be drawn; the picture says which',
    130: 'interrupted',
  },
  async run(values, operands, around) {
    const labs = flag(values, 'labs');
    const out = text(values, 'out') ?? (labs ? 'dist/labs' : undefined);
    if (out === undefined)
      throw new Problem('Say where to: --out <file.png>, or --out <folder>.', { exitCode: exit.usage });
    if (flag(values, 'light') && flag(values, 'dark'))
      throw new Problem('Say either --light or --dark.', { exitCode: exit.usage });
    const width = widthOf(text(values, 'width'));
    const panel = text(values, 'panel');
    const [from, to] = ['from', 'to'].map((name) => timeIn(text(values, name), name));
    const program = findBrowser(around.env);
    const signal = around.interruption?.();
    const files = operands.filter((one) => one.endsWith('.json'));
    const only = operands.filter((one) => !one.endsWith('.json'));
    const shelf = await shelfOf({ cwd: around.cwd, config: text(values, 'config'), only, files });
    const boards = await shelf.boards();
    if (panel !== undefined) panelOf(theOnly(boards), panel);
    const tally = tallied(await chooseSource(values, around), panel);
    const pictures = await pictureFiles(boards, { out: resolve(around.cwd, out), labs });
    const preview = await startPreview({
      boards: shelf.boards,
      source: tally.source,
      files: await servedPage(),
    });
    try {
      const browser = await startBrowser(program);
      const end = () => void browser.close();
      signal?.addEventListener('abort', end);
      try {
        for (const [index, dashboard] of boards.entries()) {
          signal?.throwIfAborted();
          const theme = flag(values, 'light') ? 'light' : 'dark';
          const scene = { url: preview.url, dashboard, theme, width } as const;
          const png = await shoot(browser, {
            ...scene,
            ...(panel !== undefined && { panel }),
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          });
          const { folder, path } = pictures[index]!;
          await writeFiles(folder, [{ path, text: png }]);
          around.out(`${join(folder, path)} (${Math.round(png.byteLength / 1000)} kB)\n`);
        }
      } finally {
        signal?.removeEventListener('abort', end);
        await browser.close();
      }
    } catch (error) {
      if (!signal?.aborted) throw error;
      throw new Problem('Interrupted: the pictures named above are whole, no other was taken.', {
        exitCode: exit.interrupted,
      });
    } finally {
      await preview.close();
    }
    return verdict(tally, around);
  },
};

/** Pictures of errors are written all the same; the exit code tells them from pictures of numbers. */
function verdict(tally: Tally, around: Surroundings): number {
  const [asked, failed] = [tally.asked(), tally.failed()];
  if (failed.length === 0) return exit.ok;
  around.err(`${failed.length} of ${count(asked, 'panel')} could not be drawn. The first: ${failed[0]}\n`);
  return failed.length === asked ? exit.error : exit.partial;
}

function widthOf(given: string | undefined): number {
  const width = given === undefined ? 1280 : Number(given);
  if (Number.isInteger(width) && width >= 300 && width <= 4000) return width;
  throw new Problem(`--width ${given}: give a number from 300 to 4000.`, { exitCode: exit.usage });
}

/** A panel is one of a board: of several boards it is not known which. */
function theOnly(boards: readonly object[]): object {
  const [only, ...more] = boards;
  if (only && more.length === 0) return only;
  throw new Problem('Name the board of the panel: ccboards shot <uid> --panel <title>.', {
    exitCode: exit.usage,
  });
}

/** Milliseconds, or a time as Grafana's picker writes it; the page would take another range for anything else. */
function timeIn(given: string | undefined, name: string): string | undefined {
  if (given === undefined || /^(\d+|now([-+]\d+[smhdwMy])*(\/f?[smhdwMQy])?)$/.test(given)) return given;
  throw new Problem(`--${name} ${given}: give a time such as now-7d, now/d, or milliseconds since 1970.`, {
    exitCode: exit.usage,
  });
}
