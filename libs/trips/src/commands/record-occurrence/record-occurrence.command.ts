import { BusinessCommand, OneOf, Text, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { OCCURRENCE_KINDS, type OccurrenceKind } from '../../domain/trip.js';

/** Something happened on the way: a breakdown, an accident, a delay, somebody falls ill. */
export class RecordOccurrence extends BusinessCommand<{ occurrenceId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @OneOf(OCCURRENCE_KINDS, { description: 'Pane, acidente, atraso, passageiro passou mal ou outra' })
  kind!: OccurrenceKind;
  @Value(Instant) at!: Instant;
  @Whole({ min: 1, max: 4320, optional: true, description: 'Minutos que a viagem perdeu; obrigatório para atraso' })
  minutes?: number;
  @Text({ max: 500, example: 'Pneu furado na BR-354', description: 'O que houve, sem nomes de pessoas' })
  note!: string;
  @Value(Uuid, { optional: true, description: 'Autorização do passageiro; obrigatória quando alguém passa mal' })
  authorizationId?: Uuid;
}
