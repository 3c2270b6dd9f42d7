import { toClassic } from '../../src/grafana/index.js';
import type { Store, Stores } from '../../src/proof/index.js';
import { flag, text, type Option, type Surroundings, type Values } from '../command.js';
import { configSchema } from '../config/schema.js';
import { boardsOf } from '../config/settings.js';
import { exit, Problem } from '../problem.js';
import { fromStores } from './from-stores.js';
import { fromRecording, readRecording } from './recording.js';
import { isCheckout } from './page-files.js';
import { findSample } from './sample-file.js';
import type { Source } from './source.js';

export const sourceOptions = {
  prometheus: { type: 'string', value: 'address', help: 'your Prometheus, such as http://127.0.0.1:9090' },
  loki: { type: 'string', value: 'address', help: 'your Loki, such as http://127.0.0.1:3100' },
  sample: {
    type: 'boolean',
    help: 'recorded answers of a simulated fleet; the default where no address is given',
  },
} as const satisfies Record<string, Option>;

/** Where the numbers come from, by the options: the user's stores, else the recorded sample. */
export async function chooseSource(values: Values, around: Surroundings): Promise<Source> {
  const stores: Stores = Object.fromEntries(
    (['prometheus', 'loki'] as const).flatMap((engine) => {
      const address = text(values, engine);
      return address === undefined ? [] : [[engine, storeAt(address, { engine, around })]];
    }),
  );
  const named = Object.keys(stores).length > 0;
  if (named && flag(values, 'sample')) {
    throw new Problem('Say either --sample, or where your stores are.', { exitCode: exit.usage });
  }
  if (named) return fromStores(stores);
  const sample = findSample(() => boardsOf(configSchema.parse({})).map((board) => toClassic(board)));
  if (sample !== undefined) return fromRecording(await readRecording(sample));
  throw new Problem(
    'No store is named. Name yours: --prometheus http://127.0.0.1:9090 --loki http://127.0.0.1:3100\n' +
      (isCheckout()
        ? 'or record the sample that is shown else: npm run sample (it takes some minutes)'
        : 'The sample that is shown else is not in this package: it was packed without one.'),
  );
}

/** A name and password in the address, or a token of the environment, become a header. */
function storeAt(address: string, of: { engine: string; around: Surroundings }): Store {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new Problem(`--${of.engine} ${address}: give an address such as http://127.0.0.1:9090`, {
      exitCode: exit.usage,
    });
  }
  const url = new URL(address);
  const pair = [url.username, url.password].map(decodeURIComponent).join(':');
  const token = of.around.env[`CCBOARDS_${of.engine.toUpperCase()}_TOKEN`];
  url.username = '';
  url.password = '';
  if (pair !== ':') {
    return { url: url.href, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
  }
  return token ? { url: url.href, headers: { authorization: `Bearer ${token}` } } : url.href;
}
