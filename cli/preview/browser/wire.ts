import { WebSocket } from 'undici';

type Json = Readonly<Record<string, unknown>>;

/** A conversation with the browser over its debugging protocol. */
export interface Wire {
  /** Calls a method and waits for its result. */
  readonly call: (method: string, parameters?: Json, session?: string) => Promise<Json>;
  /** Calls back at each event of a session; returns how to stop. */
  readonly on: (
    listener: (method: string, parameters: Json, session: string | undefined) => void,
  ) => () => void;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (result: Json) => void;
  readonly reject: (reason: Error) => void;
  readonly method: string;
}

/** Opens the conversation at the address the browser names when it starts. */
export async function connect(url: string): Promise<Wire> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<Parameters<Wire['on']>[0]>();
  let last = 0;
  let ended: Error | undefined;
  const fail = (reason: string) => {
    ended ??= new Error(reason);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      for (const listener of listeners)
        listener(message.method ?? '', message.params ?? {}, message.sessionId);
      return;
    }
    const found = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) found?.reject(new Error(`${found.method}: ${message.error.message}`));
    else found?.resolve(message.result ?? {});
  });
  socket.addEventListener('close', () => fail('the browser has gone away'));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the browser does not talk')));
  });
  return Object.freeze<Wire>({
    call: (method, parameters = {}, session) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        last += 1;
        waiting.set(last, { resolve, reject, method });
        socket.send(
          JSON.stringify({ id: last, method, params: parameters, ...(session && { sessionId: session }) }),
        );
      }),
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => socket.close(),
  });
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Json;
  readonly result?: Json;
  readonly sessionId?: string;
  readonly error?: { readonly message: string };
}
