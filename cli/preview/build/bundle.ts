import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { licencesOf } from '../../seeing/build/licences.js';
import { here, licencesName } from '../page-files.js';

/** Packages of an editor that no panel needs. */
const left = /^(monaco-editor|@monaco-editor\/react|monaco-promql|react-monaco-editor)(\/|$)/;

/** Bundles the page with Grafana's own components: `page.js`, `page.css` and the licences of what is in them. */
export async function bundlePage(of: { installed: string; into: string }): Promise<void> {
  const result = await build({
    stdin: { contents: "import './page.css'; import './main';", resolveDir: join(here, 'page') },
    absWorkingDir: of.installed,
    outfile: join(of.into, 'page.js'),
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    nodePaths: [join(of.installed, 'node_modules')],
    loader: { '.svg': 'text', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [withoutEditor, ownFonts, icons(of.installed)],
    alias: {
      'moment-timezone':
        './node_modules/moment-timezone/builds/moment-timezone-with-data-10-year-range.min.js',
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    banner: {
      js: `/* Grafana's own components and what they need, bundled. Licences: ${licencesName} */`,
    },
  });
  const packages = packagesIn(result.metafile);
  await writeFile(join(of.into, licencesName), await licencesOf(packages, of.installed));
}

const withoutEditor: Plugin = {
  name: 'without-editor',
  setup(build) {
    build.onResolve({ filter: left }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'module.exports = { default: {}, loader: { config() {} } };',
    }));
  },
};

/** Grafana's style fetches its fonts from its server; the page has them in its own style sheet. */
const ownFonts: Plugin = {
  name: 'own-fonts',
  setup(build) {
    build.onLoad({ filter: /GlobalStyles[\\/]fonts\.mjs$/ }, () => ({
      contents: 'export const getFontStyles = () => ({});',
    }));
  },
};

/** Grafana fetches its icons one by one; the page has them all in it, by folder and name. */
function icons(installed: string): Plugin {
  const folder = join(installed, 'node_modules/@grafana/ui/dist/public/img/icons');
  return {
    name: 'icons',
    setup(build) {
      build.onResolve({ filter: /^react-inlinesvg$/ }, () => ({ path: join(here, 'page/icon.tsx') }));
      build.onResolve({ filter: /^grafana-icons$/ }, ({ path }) => ({ path, namespace: 'icons' }));
      build.onLoad({ filter: /.*/, namespace: 'icons' }, async () => {
        const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.svg'));
        const texts = files
          .sort()
          .map(async (file) => [
            file.replaceAll('\\', '/').slice(0, -'.svg'.length),
            await readFile(join(folder, file), 'utf8'),
          ]);
        return { contents: JSON.stringify(Object.fromEntries(await Promise.all(texts))), loader: 'json' };
      });
    },
  };
}

/** The packages something of which is in the bundle. */
function packagesIn(metafile: Metafile): readonly string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([path]) => path),
  );
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}
