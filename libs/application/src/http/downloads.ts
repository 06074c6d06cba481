import { pipeline } from 'node:stream/promises';
import { applyDecorators, Get } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { type Response } from 'express';
import { Problems } from './reading.js';

interface DownloadFacts {
  readonly summary: string;
  /** Media type. */
  readonly type: string;
  readonly description: string;
  readonly problems?: readonly number[];
}

/** An operation, by its id, whose answer is a file; the parameters are those of its path. */
export const Download = (
  path: string,
  operationId: string,
  { summary, type, description, problems = [400, 404] }: DownloadFacts,
): MethodDecorator =>
  applyDecorators(
    Get(path),
    ApiOperation({ summary, operationId }),
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ApiParam({ name: name!, type: String })),
    ApiProduces(type, 'application/problem+json'),
    ApiResponse({ status: 200, description }),
    Problems(...problems),
  );

/** Sends a file, to be saved under a name; nothing on the way keeps it. `type` is its media type, with its alphabet. */
export async function sendFile(
  response: Response,
  name: string,
  type: string,
  content: NodeJS.ReadableStream,
): Promise<void> {
  response.attachment(name).type(type);
  response.setHeader('Cache-Control', 'no-store');
  await pipeline(content, response);
}
