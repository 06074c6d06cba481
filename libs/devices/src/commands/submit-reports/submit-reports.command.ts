import { BusinessCommand, Fields, Group, Text, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { REPORT_KINDS } from '../../domain/report.js';

export class ReportInput {
  @Value(Uuid, { description: 'Identificador que o aparelho deu ao registro; o mesmo em toda repetição' })
  clientId!: Uuid;
  @Whole({ min: 1, max: 100_000, example: 1, description: 'Número do registro, por aparelho e viagem, a partir de 1' })
  sequence!: number;
  @Value(Instant, { description: 'Hora do fato, no relógio do aparelho' }) at!: Instant;
  @Text({ max: 40, example: 'boarding', description: `O que houve: ${REPORT_KINDS.join(', ')}` }) kind!: string;
  @Fields({
    example: { authorizationId: Uuid.example },
    description:
      'Os campos do pedido correspondente, sem tripId e at; authorizationFrom (clientId) aponta quem embarcou por exceção',
  })
  payload!: Record<string, unknown>;
}

/** What became of a report. */
export interface ReportAnswer {
  readonly clientId: Uuid;
  readonly status: 'accepted' | 'already-known' | 'refused' | 'conflict' | 'waiting';
  /** Of what was known already: what became of it. */
  readonly first?: Exclude<ReportAnswer['status'], 'already-known'>;
  readonly code?: string;
  /** pt-BR; of what waits: for what. */
  readonly reasons?: readonly string[];
}

/**
 * A device hands in what a crew recorded of a trip, as often as it likes: repeated, reordered, cut in pieces. Every report
 * is kept, and each gets an answer of its own.
 */
export class SubmitReports extends BusinessCommand<{ answers: ReportAnswer[]; nextSequence: number }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid, { description: 'Identificador que o aparelho sorteou para si' }) deviceId!: Uuid;
  @Value(Instant, { description: 'O que o relógio do aparelho marca ao enviar' }) clock!: Instant;
  @Group(() => ReportInput, { many: 500, description: 'Até 500 registros, em qualquer ordem' }) reports!: ReportInput[];
}
