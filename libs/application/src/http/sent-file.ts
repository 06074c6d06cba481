import { HttpException } from '@nestjs/common';
import { type Request } from 'express';
import { idempotencyKeyOf } from './endpoints.js';

/**
 * The bytes of a request's body as they come, of one of these media types, never more than `largest`. Whoever stops early leaves the rest to `drain`.
 * @throws HttpException it is no file (415), is too large (413), or the sender went away (400)
 */
export async function* sentFile(
  request: Request,
  types: readonly string[],
  largest: number,
): AsyncGenerator<Uint8Array> {
  const { 'content-type': type = '', 'content-length': length, 'content-encoding': packing } = request.headers;
  const isFile = types.some((one) => type.split(';')[0]!.trim().toLowerCase() === one);
  if (!isFile || (packing && packing !== 'identity')) throw new HttpException('body', 415);
  if (Number(length) > largest) throw new HttpException('body', 413);
  let bytes = 0;
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      if (bytes > largest) throw new HttpException('body', 413);
      yield piece;
    }
  } catch (error) {
    throw (error as { code?: string }).code === 'ECONNRESET' ? new HttpException('body', 400) : error;
  }
}

/** Takes in a file that comes under a key; whatever is refused, the rest of it comes and goes. */
export async function takeFile<T>(request: Request, work: () => Promise<T>): Promise<T> {
  try {
    idempotencyKeyOf(request);
    return await work();
  } catch (error) {
    drain(request);
    throw error;
  }
}

/** Lets what is still on its way come and go, so that the answer is heard. */
export const drain = (request: Request): void => void request.resume();
