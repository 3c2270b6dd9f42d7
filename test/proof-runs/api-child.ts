import { apply, connectionFrom, grafanaClient } from '../../src/api/index.js';
import { everything } from '../api/fixture.js';
import type { EditionName } from '../stand-in/index.js';

const client = grafanaClient(connectionFrom({ env: process.env }));
await apply({ client, wanted: everything(process.argv[2] as EditionName), prune: true });
await client.close();
