import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the compiler said of one program: the line and the text of each error. */
export type Complaint = { readonly line: number; readonly text: string };

/**
 * Compiles small programs with the project's own settings, all in one run, and says what the compiler
 * found wrong in each. Imports are written from the project's root: `./src/promql/index.js`.
 */
export function compile(programs: Readonly<Record<string, string>>): Map<string, Complaint[]> {
  const folder = join(root, 'test', '.compile', `${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  try {
    const names = Object.keys(programs);
    names.forEach((name, index) => {
      const text = programs[name]!.replaceAll(/(['"])\.\//g, '$1../../../');
      writeFileSync(join(folder, `p${index}.ts`), `${text}\nexport {};\n`);
    });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../tsconfig.json', include: ['*.ts'], exclude: [] }),
    );
    const said = new Map<string, Complaint[]>(names.map((name) => [name, []]));
    for (const line of runCompiler(folder).split('\n')) {
      const found = /p(\d+)\.ts\((\d+),\d+\): error (.*)/.exec(line);
      if (found) said.get(names[Number(found[1])]!)!.push({ line: Number(found[2]), text: found[3]! });
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runCompiler(folder: string): string {
  try {
    return execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder],
      {
        encoding: 'utf8',
        cwd: root,
      },
    );
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
