import process from 'node:process';
import { ensureGrafanaData, shipGrafanaData } from './ensure.js';

const help = `tsx cli/seeing/build/main.ts [--quiet] [folder]
Bundles Grafana's data package where that is not done yet; with a folder, copies the bundle there.`;

const args = process.argv.slice(2);
const into = args.find((one) => !one.startsWith('-'));
if (args.includes('--help')) {
  console.log(help);
} else {
  const path = await ensureGrafanaData((line) => console.error(line));
  if (into !== undefined) await shipGrafanaData(into);
  if (!args.includes('--quiet')) console.log(path);
}
