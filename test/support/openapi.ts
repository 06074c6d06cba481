import { type Api } from './api.js';

/** As much of a schema as the validation decorators write. */
export interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly example?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One endpoint of the document; `path` without `/api/`, parameters in braces. */
export interface Operation {
  readonly name: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Schema;
  /** Of what takes a file instead of JSON: a media type for it. */
  readonly file?: string;
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: Schema }> }>>;
}

interface Document {
  readonly paths: Record<
    string,
    Partial<
      Record<
        'get' | 'post',
        Pick<Operation, 'responses'> & {
          operationId: string;
          parameters?: Parameter[];
          requestBody?: { content: Record<string, { schema: Schema }> };
        }
      >
    >
  >;
  readonly components: { schemas: Record<string, Schema> };
}

/** The endpoints as the API's own document lists them, so that no test can forget one. */
export async function readOpenApi(api: Api) {
  const document = (await api.request<Document>('/api/openapi.json')).body;
  const resolve = ({ $ref, allOf, ...schema }: Schema): Schema =>
    $ref
      ? resolve(document.components.schemas[$ref.slice($ref.lastIndexOf('/') + 1)]!)
      : { ...schema, ...(allOf?.[0] ? resolve(allOf[0]) : {}) };

  const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const found = methods[method];
      if (!found) return [];
      const content = found.requestBody?.content ?? {};
      const body = content['application/json']?.schema;
      const file = body ? undefined : Object.keys(content)[0];
      return {
        ...{ name: found.operationId, method, path: path.replace('/api/', ''), responses: found.responses },
        parameters: found.parameters ?? [],
        ...(body ? { body: resolve(body) } : {}),
        ...(file ? { file } : {}),
      };
    }),
  );
  return {
    document,
    resolve,
    operations,
    /** What leads to events by JSON; posts about one's own session have no key to repeat them by, some take a file. */
    commands: operations.filter(
      ({ parameters, body }) => body && parameters.some(({ name }) => name === 'Idempotency-Key'),
    ),
    queries: operations.filter(({ method }) => method === 'get'),
    /** Which endpoint an address belongs to; a literal part goes before a parameter. */
    operationOf: (method: 'get' | 'post', address: string): Operation | undefined =>
      operations
        .filter((operation) => operation.method === method && pattern(operation.path).test(address))
        .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0],
  };
}

export type OpenApi = Awaited<ReturnType<typeof readOpenApi>>;

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}(?:\\?.*)?$`);
