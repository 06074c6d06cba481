import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { CONFLICT_DECISIONS, type ConflictDecision } from '../../domain/report.js';

/** The office has looked at a report that the trip says otherwise about. The report stays, with what was decided. */
export class SettleReportConflict extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid, { description: 'Identificador do registro' }) clientId!: Uuid;
  @OneOf(CONFLICT_DECISIONS, { description: 'Não vale, ou foi registrado à mão na viagem' })
  decision!: ConflictDecision;
  @Text({ max: 300, example: 'O passageiro embarcou, conforme o motorista', description: 'Por quê, sem nomes' })
  reason!: string;
}
