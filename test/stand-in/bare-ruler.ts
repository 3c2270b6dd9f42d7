import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, stringify } from 'yaml';

export interface BareRuler {
  readonly url: string;
  /** By namespace and name. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, { readonly name: string }>>;
  /** The tenants and the ways to sign in that were seen. */
  readonly tenants: ReadonlySet<string | undefined>;
  readonly signIns: ReadonlySet<string | undefined>;
  readonly writes: () => number;
  readonly stop: () => Promise<void>;
}

/** A ruler on its own: YAML in and out, one group a request, 404 as text when a namespace is empty. */
export async function bareRuler(prefix: string): Promise<BareRuler> {
  const groups = new Map<string, Map<string, { name: string }>>();
  const tenants = new Set<string | undefined>();
  const signIns = new Set<string | undefined>();
  let writes = 0;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    tenants.add(request.headers['x-scope-orgid'] as string | undefined);
    signIns.add(request.headers.authorization);
    const [space = '', name] = (request.url ?? '')
      .slice(prefix.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (!request.url?.startsWith(`${prefix}/`)) return void response.writeHead(404).end('page not found');
    const here = groups.get(space) ?? new Map<string, { name: string }>();
    if (request.method === 'GET') {
      if (here.size === 0)
        return void response.writeHead(404, { 'content-type': 'text/plain' }).end('no rule groups found');
      return void response
        .writeHead(200, { 'content-type': 'application/yaml' })
        .end(stringify({ [space]: [...here.values()] }));
    }
    writes += 1;
    if (request.method === 'DELETE') here.delete(name!);
    else {
      if (request.headers['content-type'] !== 'application/yaml')
        return void response.writeHead(400).end('bad');
      const group = parse(text) as { name: string };
      groups.set(space, here.set(group.name, group));
    }
    response
      .writeHead(202, { 'content-type': 'application/json' })
      .end('{"status":"success","data":null,"errorType":"","error":""}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    groups,
    tenants,
    signIns,
    writes: () => writes,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
