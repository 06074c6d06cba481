import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type HttpException } from '@nestjs/common';
import { type Request } from 'express';
import { drain, sentFile } from './sent-file.js';

const requestOf = (pieces: Iterable<Buffer> | AsyncIterable<Buffer>, headers: Record<string, string> = {}) =>
  Object.assign(Readable.from(pieces), {
    headers: { 'content-type': 'application/octet-stream', ...headers },
  }) as unknown as Request;
const TYPES = ['application/octet-stream', 'text/csv'];
const PIECES = [Buffer.from('abc'), Buffer.from('def')];
const taken = async (request: Request, largest = 6): Promise<string> => {
  let text = '';
  for await (const piece of sentFile(request, TYPES, largest)) text += Buffer.from(piece).toString();
  return text;
};
const statusOf = (request: Request, largest?: number): Promise<number> =>
  taken(request, largest).then(
    () => 200,
    (error: HttpException) => error.getStatus(),
  );

describe('a file that is sent', () => {
  it('comes piece by piece, up to its largest size', async () => expect(await taken(requestOf(PIECES))).toBe('abcdef'));

  it('is refused when it is larger, by what it says or by what comes', async () => {
    expect(await statusOf(requestOf(PIECES, { 'content-length': '7' }))).toBe(413);
    expect(await statusOf(requestOf(PIECES), 5)).toBe(413);
  });

  it('is refused when it says to be something else, or packed', async () => {
    expect(await statusOf(requestOf(PIECES, { 'content-type': 'application/json' }))).toBe(415);
    expect(await statusOf(requestOf(PIECES, { 'content-encoding': 'gzip' }))).toBe(415);
    expect(await statusOf(requestOf(PIECES, { 'content-type': 'text/csv; charset=utf-8' }))).toBe(200);
  });

  it('leaves the way open when nobody wants the rest, so that the answer is heard', async () => {
    const request = requestOf(PIECES);
    for await (const _ of sentFile(request, TYPES, 6)) break;
    expect(request.destroyed).toBe(false);
    const ended = new Promise((done) => request.once('end', done));
    drain(request);
    await ended;
  });

  it('ends when its sender goes away, which is nobody’s fault here', async () => {
    const gone = (async function* () {
      yield* PIECES;
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })();
    expect(await statusOf(requestOf(gone))).toBe(400);
  });
});
