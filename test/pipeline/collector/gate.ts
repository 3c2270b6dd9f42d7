import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An address that stays while the server behind it goes and comes back elsewhere. */
export interface Gate {
  readonly url: string;
  /** Connects new callers with this server; without one they are turned away, and those inside cut off. */
  lead(to: { readonly url: string } | undefined): void;
  close(): Promise<void>;
}

export async function openGate(): Promise<Gate> {
  let target: number | undefined;
  const inside = new Set<Socket>();
  const keep = (socket: Socket) => {
    inside.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => inside.delete(socket));
  };
  const server = createServer((caller) => {
    keep(caller);
    if (target === undefined) {
      caller.destroy();
      return;
    }
    const behind = connect(target, '127.0.0.1');
    keep(behind);
    caller.pipe(behind).pipe(caller);
    caller.on('close', () => behind.destroy());
    behind.on('close', () => caller.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of inside) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(to) {
      target = to && Number(new URL(to.url).port);
      if (target === undefined) cut();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
