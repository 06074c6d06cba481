import { ArgumentsHost, Catch, HttpException, Logger, type ExceptionFilter } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { EventStoreUnavailable, WrongExpectedRevision } from '#embarque/event-store';
import { type Refusal } from '#embarque/kernel';

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

const HTTP_REASONS: Record<number, [code: string, reason: string]> = {
  400: ['malformed-request', 'O pedido não pôde ser lido: o endereço deve ser válido, e o corpo, JSON bem formado.'],
  404: ['no-such-address', 'Este endereço não existe na API.'],
  405: ['method-not-allowed', 'Este endereço não aceita este método.'],
  413: ['request-too-large', 'O pedido é maior que o permitido.'],
  415: ['unsupported-media-type', 'O corpo deve ser enviado como application/json.'],
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
      this.log.warn(`${request.method} ${request.path}: the database is away`);
      return problem(503, 'Indisponível', 'service-unavailable', [
        'O banco de dados está fora do alcance. Repita o pedido com a mesma Idempotency-Key: nada será duplicado.',
      ]);
    }
    const status = httpStatus(error);
    const known = HTTP_REASONS[status];
    if (known) return problem(status, 'Pedido inválido', known[0], [known[1]]);

    const fault = String(response.getHeader('X-Correlation-Id') ?? '');
    this.log.error(
      `${request.method} ${request.path} fault ${fault}`,
      error instanceof Error ? error.stack : String(error),
    );
    return problem(500, 'Falha', 'internal-fault', [
      `O sistema falhou e registrou a falha sob o número ${fault}. Informe este número ao suporte.`,
    ]);
  }
}

const httpStatus = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
};
