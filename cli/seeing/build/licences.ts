import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The licence texts of packages, one after the other; a package without a licence is an error. */
export async function licencesOf(folders: readonly string[], root: string): Promise<string> {
  const parts = await Promise.all(folders.map((folder) => licenceOf(join(root, folder))));
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  if (license === undefined)
    throw new Error(`${name} ${version} names no licence: it cannot go into the bundle`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version}, ${license}`, ...texts.map((text) => text.trim())].join('\n\n');
}
