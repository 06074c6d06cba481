import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that keeps its address while the server goes away and comes back somewhere else. */
export async function openLine(target: string) {
  let port = Number(new URL(target).port);
  const sockets = new Set<Socket>();
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: Object.assign(new URL(target), { port: String((line.address() as AddressInfo).port) }).href,
    leadTo: (other: string) => void (port = Number(new URL(other).port)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => line.close(closed));
    },
  };
}
