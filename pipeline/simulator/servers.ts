import { detail, named, type Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';

/** Half of the people have a server of tools; some of them a second one, which often cannot be reached. */
export function* reachServers(talk: Conversation): Generator<Happening> {
  const { index } = talk.process.person;
  if (index % 2 === 0) yield* connect(talk, 'tracker', 0.05);
  if (index % 10 === 4) yield* connect(talk, 'warehouse', 0.6);
}

function* connect(talk: Conversation, server: string, fails: number): Generator<Happening> {
  const took = talk.random.whole(40, 4_000);
  talk.now += took;
  const failed = talk.random.chance(fails);
  yield log(talk.now, 'mcpServerConnection', {
    status: failed ? 'failed' : 'connected',
    transport_type: server === 'tracker' ? 'stdio' : 'http',
    server_scope: server === 'tracker' ? 'user' : 'project',
    duration_ms: took,
    error_code: failed ? talk.aside.pick(['ETIMEDOUT', 'ECONNREFUSED', '401']) : undefined,
    is_plugin: false,
    server_name: detail(talk, server),
    error: failed ? detail(talk, 'The server did not answer.') : undefined,
  });
}

/** A server is lost while the session goes on. */
export function* loseServer(talk: Conversation): Generator<Happening> {
  if (talk.process.person.index % 2 !== 0 || !talk.aside.chance(0.08)) return;
  yield log(talk.now, 'mcpServerConnection', {
    status: 'disconnected',
    transport_type: 'stdio',
    server_scope: 'user',
    is_plugin: false,
    server_name: detail(talk, 'tracker'),
  });
}

/** The server and tool whose result a request uses: known by name where it is in the registry. */
export function serverOf(talk: Conversation): { readonly mcpServer: string; readonly mcpTool: string } {
  return talk.process.person.index % 4 === 3
    ? { mcpServer: 'github', mcpTool: 'get_issue' }
    : { mcpServer: named(talk, 'tracker', 'custom'), mcpTool: named(talk, 'find', 'custom') };
}
