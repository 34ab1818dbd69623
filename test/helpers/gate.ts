import { connect, createServer, type Socket } from 'node:net';

/** Stands between the server and its database, and can shut or hang the way. */
export interface Gate {
  readonly port: number;
  /** Refuses new connections and breaks those that are open, as when the database is stopped. */
  shut(): Promise<void>;
  /** Takes connections and bytes, and lets nothing through, as when the database's machine has lost its power. */
  hang(): void;
  open(): Promise<void>;
}

export async function openGate(to: { host: string; port: number }): Promise<Gate> {
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server = createServer((inner) => {
    const outer = connect(to.port, to.host);
    for (const [socket, other] of [[inner, outer], [outer, inner]] as const) {
      sockets.add(socket);
      // What hung once stays so: a machine that comes back does not know its old connections.
      let isDead = isHanging;
      socket.on('data', (chunk) => ((isDead ||= isHanging) ? undefined : other.write(chunk)));
      socket.on('error', () => undefined).on('close', () => (sockets.delete(socket), isDead || isHanging || other.destroy()));
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  return {
    port,
    async shut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    hang: () => void (isHanging = true),
    async open() {
      isHanging = false;
      if (!server.listening) await listen(port);
    },
  };
}
