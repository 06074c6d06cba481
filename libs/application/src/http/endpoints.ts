import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query as QueryString,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags, OmitType } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type Uuid } from '#embarque/kernel';
import { type BusinessCommand } from '../command.js';
import { Dispatcher } from '../dispatcher.js';
import { Queries } from '../queries.js';
import { type BusinessQuery } from '../query.js';
import { READ_MODELS, type ReadModels } from '../read-models.js';
import { accessOf } from './access.guard.js';
import { RefusedRequest } from './problem.js';
import { done, Problems } from './reading.js';

/**
 * A room's doors to HTTP, one line each. The path's parameters are fields of the command or query; the rest of a command
 * comes from the body, the rest of a query from the query string.
 */
export type Endpoint =
  | { readonly verb: 'command'; readonly path: string; readonly summary: string; readonly type: Type<BusinessCommand> }
  | {
      readonly verb: 'query';
      readonly path: string;
      readonly summary: string;
      readonly type: Type<BusinessQuery<unknown>>;
      /** Fields that come in a header each, for addresses are kept in histories and logs: `{ document: 'X-Document' }`. */
      readonly headers: Readonly<Record<string, string>>;
    };

export const command = (path: string, type: Type<BusinessCommand>, summary: string): Endpoint => ({
  verb: 'command',
  path,
  summary,
  type,
});
export const query = (
  path: string,
  type: Type<BusinessQuery<unknown>>,
  summary: string,
  headers: Readonly<Record<string, string>> = {},
): Endpoint => ({
  verb: 'query',
  path,
  summary,
  type,
  headers,
});

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** The controller that serves these endpoints under `/api`. */
export function controllerFor(tag: string, endpoints: readonly Endpoint[]): Type {
  @ApiTags(tag)
  @Controller('api')
  class RoomController {
    constructor(
      @Inject(Dispatcher) readonly dispatcher: Dispatcher,
      @Inject(Queries) readonly queries: Queries,
      @Inject(READ_MODELS) readonly readModels: ReadModels,
    ) {}
  }
  for (const endpoint of endpoints) {
    if (endpoint.verb === 'command') addCommand(RoomController, endpoint);
    else addQuery(RoomController, endpoint);
  }
  Object.defineProperty(RoomController, 'name', { value: `Controller(${tag})` });
  return RoomController;
}

interface Doors {
  readonly dispatcher: Dispatcher;
  readonly queries: Queries;
  readonly readModels: ReadModels;
}

const pathParameters = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

/** The key under which a command comes. @throws RefusedRequest there is none */
export function idempotencyKeyOf({ headers }: Request): string {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw new RefusedRequest({
      kind: 'invalid',
      code: 'idempotency-key-missing',
      reasons: ['Envie o cabeçalho Idempotency-Key: de 1 a 255 caracteres, um valor novo para cada pedido novo.'],
    });
  }
  return key;
}

/** Carries a command out as its request says: once for its key, and waiting for the queries when it prefers to. @throws RefusedRequest */
export async function carryOut<T>(
  { dispatcher, readModels }: Pick<Doors, 'dispatcher' | 'readModels'>,
  type: Type<BusinessCommand<T>>,
  input: unknown,
  request: Request,
  response: Response,
): Promise<T & { readonly position: string }> {
  const outcome = done(
    await dispatcher.send(type, input, {
      access: accessOf(request),
      idempotencyKey: idempotencyKeyOf(request),
      correlationId: String(response.getHeader('X-Correlation-Id')) as Uuid,
    }),
  );

  const wait = /(?:^|,)\s*wait(?:=(\d{1,2}))?/.exec(String(request.headers['prefer'] ?? ''));
  if (wait && (await readModels.caughtUp(outcome.position, Number(wait[1] ?? 10) * 1000))) {
    response.setHeader('Preference-Applied', 'wait');
  }
  return { ...outcome.result, position: String(outcome.position) };
}

/** What OpenAPI says of the headers that every command has. */
export const CommandHeaders = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Um valor novo para cada pedido novo; repetir um pedido com o mesmo valor não o duplica.',
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`wait=10`: responde quando as consultas já mostram o resultado.',
    }),
  );

function addCommand(controller: Type, { path, summary, type }: Extract<Endpoint, { verb: 'command' }>): void {
  async function handle(
    this: Doors,
    params: Record<string, string>,
    body: unknown,
    request: Request,
    response: Response,
  ): Promise<object> {
    const input = isObject(body) ? { ...body, ...params } : (body ?? params);
    return carryOut(this, type, input, request, response);
  }

  const params = pathParameters(path);
  const BodyType = OmitType(type as unknown as Type<Record<string, unknown>>, [...params, 'context']);
  Object.defineProperty(BodyType, 'name', { value: type.name });
  addMethod(
    controller,
    type.name,
    handle,
    [Param(), Body(), Req(), Res({ passthrough: true })],
    [
      Post(path),
      HttpCode(200),
      ApiOperation({ summary, operationId: type.name }),
      ApiBody({ type: BodyType }),
      CommandHeaders(),
      ...params.map((name) => ApiParam({ name, type: String })),
      ApiResponse({ status: 200, description: 'Feito.' }),
      Problems(400, 401, 403, 404, 409, 422, 503),
    ],
  );
}

function addQuery(controller: Type, { path, summary, type, headers }: Extract<Endpoint, { verb: 'query' }>): void {
  async function handle(
    this: Doors,
    params: Record<string, string>,
    search: Record<string, unknown>,
    sent: Record<string, string | undefined>,
    request: Request,
  ): Promise<unknown> {
    const hidden = Object.entries(headers).map(([field, header]) => [field, sent[header.toLowerCase()]]);
    const input = { ...search, ...(Object.fromEntries(hidden) as Record<string, unknown>), ...params };
    return done(await this.queries.ask(type, input, accessOf(request))).result;
  }

  const params = pathParameters(path);
  const fields =
    (Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype as object) as string[] | undefined) ?? [];
  addMethod(
    controller,
    type.name,
    handle,
    [Param(), QueryString(), Headers(), Req()],
    [
      Get(path),
      ApiOperation({ summary, operationId: type.name }),
      ...fields.map((field) => {
        const name = field.replace(/^:/, '');
        const {
          required,
          description,
          type: kind,
        } = (Reflect.getMetadata('swagger/apiModelProperties', type.prototype as object, name) ?? {}) as {
          required?: boolean;
          description?: string;
          type?: Type;
        };
        const shape = {
          name,
          required: required ?? true,
          type: kind ?? String,
          ...(description ? { description } : {}),
        };
        if (params.includes(name)) return ApiParam({ ...shape, required: true });
        return headers[name] ? ApiHeader({ ...shape, name: headers[name] }) : ApiQuery(shape);
      }),
      ApiResponse({ status: 200, description: 'Resultado.' }),
      Problems(400, 401, 403, 404, 503),
    ],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What `@Get() name(@Param() …) { … }` writes, for a method that has no source text of its own. */
function addMethod(
  controller: Type,
  name: string,
  handle: unknown,
  parameters: readonly ParameterDecorator[],
  decorators: readonly MethodDecorator[],
): void {
  const target = controller.prototype as object;
  Object.defineProperty(target, name, { value: handle, writable: true, configurable: true });
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(() => Object as unknown),
    target,
    name,
  );
  parameters.forEach((decorate, index) => decorate(target, name, index));
  const descriptor = Object.getOwnPropertyDescriptor(target, name)!;
  for (const decorate of decorators) decorate(target, name, descriptor);
}
