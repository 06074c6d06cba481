import { connect } from 'node:net';
import { once } from 'node:events';

/** What came back on a connection of one's own, until the other side closed it. */
export interface RawAnswer {
  readonly text: string;
  /** The last status line's; 0 when the connection was closed without an answer. */
  readonly status: number;
}

/** Writes these bytes to the service as they are, and reads until it closes the connection. */
export async function raw(address: string, ...parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (part) => (text += part.toString('latin1')));
  // A connection that is closed while one still writes is an answer, too.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  for (const part of parts) socket.write(part);
  await closed;
  return { text, status: Number([...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1)?.[1] ?? 0) };
}
