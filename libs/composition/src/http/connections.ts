import { STATUS_CODES, type Server } from 'node:http';
import { httpProblem } from '#embarque/application';
import { type Log } from '../log.js';
import { type HttpSettings } from './settings.js';

/** An export may keep a connection silent for two minutes. */
const SILENCE_MS = 180_000;
const IDLE_MS = 10_000;
const MOST_HEADERS = 100;

const STATUS: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** How long and how many connections may be; must be called before the server listens. */
export function limitConnections(server: Server, settings: HttpSettings, log: Log): void {
  const { headersTimeout, requestTimeout, maxConnections } = settings;
  Object.assign(server, {
    ...{ headersTimeout: headersTimeout * 1000, requestTimeout: requestTimeout * 1000 },
    // Node looks for slow requests only so often: every half minute, unless told before it listens.
    connectionsCheckingInterval: Math.min(headersTimeout * 250, 5000),
    ...{ keepAliveTimeout: IDLE_MS, maxHeadersCount: MOST_HEADERS, maxConnections },
  });
  server.setTimeout(SILENCE_MS);

  // What is no HTTP never becomes a request; Node would close it with a bare status line.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const { code = 'unknown' } = error;
    log.info({ context: 'request', code }, 'unreadable request');
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = STATUS[code] ?? 400;
    const body = JSON.stringify(httpProblem(status));
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
      // Whoever does not take the answer does not keep the connection either.
      () => socket.destroy(),
    );
  });
}
