import process from 'node:process';
import { ensureGrafanaData, shipGrafanaData } from './ensure.js';

const [into] = process.argv.slice(2);
if (into === '--help') {
  console.log(
    'tsx cli/seeing/build/main.ts [folder]\nBundles Grafana packages once; with a folder, copies the bundle there.',
  );
} else {
  console.log(await ensureGrafanaData((line) => console.error(line)));
  if (into !== undefined) await shipGrafanaData(into);
}
