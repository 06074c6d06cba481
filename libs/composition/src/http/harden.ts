import { HttpException } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type RequestHandler } from 'express';
import { SPREADSHEET_TYPES } from '#embarque/imports';
import { BPA_FILE_TYPES } from '#embarque/production';
import { SIA_FILE_TYPES } from '#embarque/sia';
import { type Config } from '../config.js';
import { type Log } from '../log.js';
import { answerHeaders } from './answer-headers.js';
import { limitConnections } from './connections.js';
import { rateLimits } from './rate-limits.js';
import { requestLog } from './request-log.js';

const BODY_LIMIT = '1mb';
const LONGEST_ADDRESS = 4096;
/** RFC 8259: JSON on its way between systems is UTF-8. */
const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** All that stands between a stranger and the endpoints, before anything of a request is read. */
export function harden(app: NestExpressApplication, { http, publicUrl }: Config, log: Log): void {
  limitConnections(app.getHttpServer(), http, log);
  app.set('trust proxy', [...http.trustedProxies]);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestLog(log));
  app.use(answerHeaders({ overTls: publicUrl?.startsWith('https:') ?? false }));
  app.use(rateLimits(http));
  app.use(refuseUnread);
  app.useBodyParser('json', { limit: BODY_LIMIT, type: 'application/json' });
}

/** The endpoints whose body is a file, and which read it for themselves, once they know who sends it. */
const TAKE_FILES: readonly (readonly [path: RegExp, types: readonly string[]])[] = [
  [/^\/api\/imports\/?$/i, SPREADSHEET_TYPES],
  [/^\/api\/sia\/results\/?$/i, SIA_FILE_TYPES],
  [/^\/api\/managers\/[^/]+\/competences\/[^/]+\/sia-report\/?$/i, SIA_FILE_TYPES],
  [/^\/api\/managers\/[^/]+\/competences\/[^/]+\/sent-files\/?$/i, BPA_FILE_TYPES],
];
const isFile = (path: string, type: string): boolean =>
  TAKE_FILES.some(([at, types]) => at.test(path) && types.includes(type.split(';')[0]!.trim().toLowerCase()));

/** JSON is the only other body there is: no form of another site's page can send either without asking first. */
const refuseUnread: RequestHandler = (request, _response, next) => {
  const { 'content-length': length, 'transfer-encoding': chunked, 'content-type': type = '' } = request.headers;
  const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
  if (request.url.length > LONGEST_ADDRESS) return next(new HttpException('address', 414));
  if (!isEncoded(request.url)) return next(new HttpException('address', 400));
  if (hasBody && !JSON_IN_UTF8.test(type) && !isFile(request.path, type)) return next(new HttpException('body', 415));
  next();
};

/** The router finds broken encodings in the parts of an address that it reads; a query string is read with a shrug. */
function isEncoded(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}
