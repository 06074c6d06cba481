import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { IbgeCode, Instant, Uuid } from '#embarque/kernel';
import { EXCEPTION_BOARDING_POLICY } from '../../domain/policies.js';
import { LEGS, ROLES, type Legs, type Role } from '../../domain/trip.js';

/** Takes somebody aboard who is not on the list. It is never presented by itself, and manager and URS see it. */
export class BoardByException extends BusinessCommand<{ authorizationId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) personId!: Uuid;
  @OneOf(ROLES, { description: 'Paciente, acompanhante ou criança de colo' }) role!: Role;
  @OneOf(LEGS, { optional: true, description: 'Trechos em que viaja; sem isso, ida e volta' }) legs?: Legs;
  @Value(Uuid, { optional: true, description: 'Menor de 16 anos: autorização de quem está a bordo com ele' })
  withAuthorization?: Uuid;
  @Value(IbgeCode, { description: 'Município de embarque' }) from!: IbgeCode;
  @Text({ max: 100, example: 'Praça da Matriz', description: 'Local de embarque' }) boardingPlace!: string;
  @Text({
    min: EXCEPTION_BOARDING_POLICY.shortestJustification,
    max: 300,
    example: 'Alta hospitalar sem outro transporte',
    description: 'Por que embarca sem estar na lista, e quem permitiu',
  })
  justification!: string;
  @Value(Instant, { description: 'Hora do embarque' }) at!: Instant;
}
