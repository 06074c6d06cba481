import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  type ApiQueryOptions,
} from '@nestjs/swagger';
import { CommandHeaders } from './endpoints.js';
import { Problems } from './reading.js';

interface UploadFacts {
  readonly summary: string;
  /** Media types of the file. */
  readonly types: readonly string[];
  /** An example of the file's name, where it comes in the address. */
  readonly fileName?: string;
  readonly queries?: readonly ApiQueryOptions[];
  /** What the answer says. */
  readonly description: string;
  readonly problems?: readonly number[];
}

/** A command, by its id, whose body is a file; its other fields are in the address. */
export const Upload = (
  path: string,
  operationId: string,
  { summary, types, fileName, queries = [], description, problems = [404] }: UploadFacts,
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    ApiOperation({ summary, operationId }),
    ApiConsumes(...types),
    ApiBody({ description: 'O arquivo', schema: { type: 'string', format: 'binary' } }),
    CommandHeaders(),
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ApiParam({ name: name!, type: String })),
    ...(fileName
      ? [ApiQuery({ name: 'fileName', description: 'Nome do arquivo', schema: { type: 'string', example: fileName } })]
      : []),
    ...queries.map((query) => ApiQuery(query)),
    ApiResponse({ status: 200, description }),
    Problems(400, 401, 403, 413, 415, 422, 503, ...problems),
  );
