import { randomUUID } from 'node:crypto';
import { type RequestHandler } from 'express';
import { routeOf } from '#embarque/application';
import { type Log } from '../log.js';

const CORRELATION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Every answer carries the number under which its events and faults are found, and leaves one line. Of the request the line
 * keeps the endpoint and nothing that somebody typed: no address, no query string, no header, no body.
 */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    const given = request.header('x-correlation-id') ?? '';
    const correlationId = CORRELATION.test(given) ? given : randomUUID();
    response.setHeader('X-Correlation-Id', correlationId);
    response.once('close', () =>
      log.info(
        {
          ...{ context: 'request', method: request.method, route: routeOf(request), status: response.statusCode },
          ...{ ms: Math.round(performance.now() - began), correlationId },
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      ),
    );
    next();
  };
