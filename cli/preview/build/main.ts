import process from 'node:process';
import { ensurePage, shipPage } from './ensure.js';

const help = `tsx cli/preview/build/main.ts [--quiet] [folder]
Bundles the preview's page where that is not done yet; with a folder, copies the page there.`;

const args = process.argv.slice(2);
const into = args.find((one) => !one.startsWith('-'));
if (args.includes('--help')) {
  console.log(help);
} else {
  const path = await ensurePage((line) => console.error(line));
  if (into !== undefined) await shipPage(into);
  if (!args.includes('--quiet')) console.log(path);
}
