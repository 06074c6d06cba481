import { ArgumentsHost, Catch, HttpException, Logger, type ExceptionFilter } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { EventStoreUnavailable, WrongExpectedRevision } from '#embarque/event-store';
import { type Refusal } from '#embarque/kernel';
import { faultText } from '../faults.js';

/** RFC 9457 problem details; `code` is stable, `reasons` are all there are, in Portuguese. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly reasons: readonly string[];
}

const problem = (status: number, title: string, code: string, reasons: readonly string[]): Problem => ({
  type: `urn:embarque:problem:${code}`,
  title,
  status,
  detail: reasons.join(' '),
  code,
  reasons,
});

const KINDS = {
  invalid: [400, 'Pedido inválido'],
  unauthenticated: [401, 'Não identificado'],
  forbidden: [403, 'Não permitido'],
  unknown: [404, 'Não encontrado'],
  rule: [422, 'Pedido recusado'],
  'too-many': [429, 'Pedidos demais'],
} as const;

/** A refusal on its way out through HTTP. */
export class RefusedRequest extends HttpException {
  constructor(readonly refusal: Refusal) {
    super(refusal.code, KINDS[refusal.kind][0]);
  }
}

const ofRefusal = ({ kind, code, reasons }: Refusal): Problem => problem(KINDS[kind][0], KINDS[kind][1], code, reasons);

/** Codes of a PostgreSQL or network that is away, not of a query that is wrong (classes 08, 53, 57P). */
const AWAY = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

function isAway(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code ?? (at as { driverError?: { code?: unknown } }).driverError?.code;
    if (at instanceof EventStoreUnavailable || (typeof code === 'string' && AWAY.test(code))) return true;
    if (
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
        at.message,
      )
    )
      return true;
  }
  return false;
}

const MALFORMED: [code: string, reason: string] = [
  'malformed-request',
  'O pedido não pôde ser lido: o endereço deve ser válido, e o corpo, JSON bem formado.',
];
const HTTP_REASONS: Record<number, [code: string, reason: string]> = {
  400: MALFORMED,
  404: ['no-such-address', 'Este endereço não existe na API.'],
  405: ['method-not-allowed', 'Este endereço não aceita este método.'],
  408: ['request-too-slow', 'O pedido demorou demais para chegar inteiro.'],
  413: ['request-too-large', 'O pedido é maior que o permitido.'],
  414: ['address-too-long', 'O endereço do pedido é longo demais.'],
  415: [
    'unsupported-media-type',
    'O corpo deve ser enviado como application/json, em UTF-8; o de uma planilha, como text/csv ou como o tipo do .xlsx.',
  ],
  429: [
    'too-many-requests',
    'Este endereço de rede fez pedidos demais em pouco tempo. Aguarde os segundos que Retry-After diz e repita.',
  ],
  431: ['headers-too-large', 'Os cabeçalhos do pedido são maiores que o permitido.'],
};

/** The problem of a request that HTTP itself does not accept; of a status without a sentence of its own, that it could not be read. */
export function httpProblem(status: number): Problem {
  const [code, reason] = HTTP_REASONS[status] ?? MALFORMED;
  return problem(status, status === 429 ? 'Pedidos demais' : 'Pedido inválido', code, [reason]);
}

/** The address of a request as its endpoint writes it, `/api/people/:personId`; what was typed in its place is nobody's to keep. */
export const routeOf = (request: Request): string => {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'none';
};

/** Everything that leaves the API as an error leaves as a problem. Users' mistakes are answers; only faults are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const answer = this.problemOf(error, request, response);
    if (response.headersSent) return void response.end();
    if (answer.status === 503) response.setHeader('Retry-After', '2');
    response.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  private problemOf(error: unknown, request: Request, response: Response): Problem {
    if (error instanceof RefusedRequest) return ofRefusal(error.refusal);
    if (error instanceof WrongExpectedRevision) {
      return problem(409, 'Conflito', 'concurrent-change', [
        'Outras pessoas mudaram o mesmo registro ao mesmo tempo. Repita o pedido.',
      ]);
    }
    if (isAway(error)) {
      this.log.warn(`${request.method} ${routeOf(request)}: the database is away`);
      return problem(503, 'Indisponível', 'service-unavailable', [
        'O banco de dados está fora do alcance. Repita o pedido com a mesma Idempotency-Key: nada será duplicado.',
      ]);
    }
    const status = clientError(error);
    if (status) return httpProblem(status);

    const fault = String(response.getHeader('X-Correlation-Id') ?? '');
    this.log.error(`${request.method} ${routeOf(request)} fault ${fault}`, faultText(error));
    return problem(500, 'Falha', 'internal-fault', [
      `O sistema falhou e registrou a falha sob o número ${fault}. Informe este número ao suporte.`,
    ]);
  }
}

/** The status of a request that Nest, Express or the body parser does not accept; undefined of a fault of ours. */
function clientError(error: unknown): number | undefined {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  const given = error instanceof HttpException ? error.getStatus() : status;
  if (typeof given !== 'number' || given < 400 || given > 499) return undefined;
  return error instanceof HttpException || expose === true || given in HTTP_REASONS ? given : undefined;
}
