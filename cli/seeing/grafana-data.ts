import { createRequire } from 'node:module';
import { prepareGrafana, type Grafana, type GrafanaData } from '../../src/proof/index.js';
import { findBundle } from './bundle-file.js';

const require = createRequire(import.meta.url);
let prepared: Grafana | undefined;

/** Grafana's own data package, ready to say what a panel shows. Loaded once, in a tenth of a second. */
export function grafanaData(): Promise<Grafana> {
  prepared ??= prepareGrafana(load());
  return Promise.resolve(prepared);
}

/** By `require`, so that a test runner takes the bundle as it is instead of rewriting it. */
function load(): GrafanaData {
  const path = findBundle();
  if (path !== undefined) return require(path) as GrafanaData;
  throw new Error("Grafana's data package is not bundled yet. In a checkout run: npm run seeing");
}
