import { BusinessCommand, Flag, Group, OneOf, Text, Value } from '#embarque/application';
import { IbgeCode, LocalDate, Uuid } from '#embarque/kernel';
import { COMPANION_GROUND_CODES } from '#embarque/people';
import { LEGS, NEEDS, type Legs, type Need } from '../../domain/request.js';

export class CompanionFields {
  @Value(Uuid, { optional: true, description: 'Quem acompanha, se já se sabe e está cadastrado' }) personId?: Uuid;
  @OneOf(COMPANION_GROUND_CODES, { description: 'Fundamento' }) ground!: string;
  @Text({ max: 200, example: 'Documento de identidade da mãe', description: 'Comprovação apresentada' })
  evidence!: string;
  @Value(LocalDate, { optional: true, description: 'Até quando a comprovação vale' }) expiresOn?: LocalDate;
}

export class EligibilityFields {
  @Flag({ description: 'O atendimento é programado, sem urgência' }) elective!: boolean;
  @Flag({ description: 'A pessoa viaja sentada' }) seated!: boolean;
  @Flag({ description: 'A pessoa precisa de cuidado no caminho' }) careOnTheWay!: boolean;
  @Text({ max: 100, example: 'Enfermeira Ana, COREN 00000', description: 'Quem avaliou' }) assessedBy!: string;
  @Value(LocalDate, { description: 'Quando avaliou' }) assessedOn!: LocalDate;
}

/** What a request says, but for whom and for which appointment. */
export abstract class TransportFields<T> extends BusinessCommand<T> {
  @Value(IbgeCode, { description: 'Município de embarque' }) from!: IbgeCode;
  @OneOf(LEGS, { description: 'Ida e volta, só ida ou só volta' }) legs!: Legs;
  @OneOf(NEEDS, {
    optional: true,
    many: 6,
    description:
      'Cadeira de rodas, obesidade, poltrona reclinável, criança de colo; com oxigênio ou deitado o SETS não transporta',
  })
  needs?: Need[];
  @Group(() => EligibilityFields, { description: 'Avaliação (art. 1º, §§ 1º e 2º)' }) eligibility!: EligibilityFields;
  @Group(() => CompanionFields, { optional: true, many: 2, description: 'Acompanhantes' })
  companions?: CompanionFields[];
  @Text({ max: 300, optional: true, description: 'Segundo acompanhante: motivo e quem liberou' }) exception?: string;
  @Text({ max: 300, optional: true, description: 'Observações' }) notes?: string;
  @Text({ max: 300, optional: true, description: 'Pedido fora do prazo do município: motivo' }) lateReason?: string;
}

/** Asks for transport to a regulated appointment; the request waits for a seat. */
export class RequestTransport extends TransportFields<{ requestId: Uuid }> {
  @Value(Uuid) personId!: Uuid;
  @Value(Uuid, { description: 'Atendimento marcado por regulação' }) appointmentId!: Uuid;
}
