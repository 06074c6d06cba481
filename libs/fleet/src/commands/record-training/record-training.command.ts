import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { TRAINING_KINDS, type Training, type TrainingKind } from '../../domain/crew-member.js';

/** Records a training that a crew member completed. */
export class RecordTraining extends BusinessCommand implements Training {
  @Value(Uuid) crewMemberId!: Uuid;
  @OneOf(TRAINING_KINDS, { description: 'Capacitação (art. 4º, §§ 1º e 2º)' }) kind!: TrainingKind;
  @Value(LocalDate, { description: 'Dia da conclusão' }) completedOn!: LocalDate;
  @Value(LocalDate, { optional: true, description: 'Último dia de validade, se houver' }) validUntil?: LocalDate;
  @Text({ max: 100, optional: true, example: '2026/0142', description: 'Número do certificado' }) certificate?: string;
}
