import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { here } from '../page-files.js';
import { ensurePackages } from './ensure.js';

/** Checks the types of the page's sources against the installed packages, with the strictness of the rest. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const installed = await ensurePackages((line) => console.error(line));
const settings = join(installed, 'tsconfig.page.json');
writeFileSync(
  settings,
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      jsx: 'react-jsx',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'esnext',
      moduleResolution: 'bundler',
      types: [],
      paths: {
        '@grafana/ui/unstable': [join(installed, 'node_modules/@grafana/ui/dist/types/unstable.d.ts')],
        '*': [join(installed, 'node_modules/@types/*'), join(installed, 'node_modules/*')],
      },
    },
    include: [join(here, 'page')],
    exclude: [],
  }),
);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '--project', settings],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
