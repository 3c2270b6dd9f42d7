import { pathToFileURL } from 'node:url';
import { prepareGrafana, type Grafana, type GrafanaData } from '../../src/proof/index.js';
import { findBundle } from './bundle-file.js';

let loaded: Promise<Grafana> | undefined;

/** Grafana's own data package, ready to say what a panel shows. Loaded once. */
export function grafanaData(): Promise<Grafana> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Grafana> {
  const path = findBundle();
  if (path === undefined) {
    loaded = undefined;
    throw new Error(
      "Grafana's data package is not bundled yet. In a checkout run: npx tsx cli/seeing/build/main.ts",
    );
  }
  return prepareGrafana((await import(pathToFileURL(path).href)) as GrafanaData);
}
