import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const inBrowserLanguage = [
  ['.toLocaleString()', '.toLocaleString("en-US")'],
  ['.toLocaleString(void 0', '.toLocaleString("en-US"'],
  ['Intl.NumberFormat()', 'Intl.NumberFormat("en-US")'],
  ['Intl.Collator(void 0', 'Intl.Collator("en-US"'],
] as const;

/**
 * Grafana writes some numbers in the language of the browser; in Node that is the language of the machine, and
 * a test would read `1.234,5` on one and `1,234.5` on the next. Here it is English everywhere.
 */
export const english: Plugin = {
  name: 'english',
  setup(build) {
    build.onLoad({ filter: /[\\/]@grafana[\\/]data[\\/].*\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = inBrowserLanguage.reduce((done, [from, to]) => done.replaceAll(from, to), text);
      return { contents, loader: 'js' };
    });
  },
};
