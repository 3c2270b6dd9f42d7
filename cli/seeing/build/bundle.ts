import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleName, licencesName } from '../bundle-file.js';
import { english } from './english.js';
import { licencesOf } from './licences.js';

/** What is used of Grafana's data package; all else is left out of the bundle. */
const names = [
  'FieldConfigOptionsRegistry',
  'applyFieldOverrides',
  'createTheme',
  'displayNameOverrideProcessor',
  'fieldMatchers',
  'fieldReducers',
  'findCommonLabels',
  'formattedValueToString',
  'getFieldDisplayName',
  'getFieldDisplayValues',
  'getValueFormats',
  'identityOverrideProcessor',
  'numberOverrideProcessor',
  'reduceField',
  'standardTransformers',
  'standardTransformersRegistry',
  'stringOverrideProcessor',
  'thresholdsOverrideProcessor',
  'transformDataFrame',
];

/**
 * Bundles the installed packages into one file that needs nothing else. It sees a window and a navigator of its
 * own, so it neither needs nor changes the globals of the program that loads it. Time zones cover ten years.
 */
export async function bundle(of: { installed: string; into: string }): Promise<void> {
  const result = await build({
    stdin: { contents: `export { ${names.join(', ')} } from '@grafana/data';`, resolveDir: of.installed },
    absWorkingDir: of.installed,
    outfile: join(of.into, bundleName),
    bundle: true,
    minify: true,
    metafile: true,
    format: 'cjs',
    platform: 'browser',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [english],
    alias: {
      'moment-timezone':
        './node_modules/moment-timezone/builds/moment-timezone-with-data-10-year-range.min.js',
    },
    define: {
      globalThis: 'ownGlobal',
      window: 'ownWindow',
      navigator: 'ownNavigator',
      document: 'undefined',
      localStorage: 'undefined',
      'process.env.NODE_ENV': '"production"',
    },
    banner: {
      js: [
        `// Grafana's data package and what it needs, bundled. Licences: ${licencesName}`,
        '// Changed: it writes numbers as in an English browser, and keeps its globals to itself.',
        `const ownGlobal = Object.create(globalThis), ownWindow = {};`,
        `const ownNavigator = { language: 'en-US', languages: ['en-US'] };`,
      ].join('\n'),
    },
  });
  const packages = packagesIn(result.metafile);
  await writeFile(join(of.into, licencesName), await licencesOf(packages, of.installed));
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
