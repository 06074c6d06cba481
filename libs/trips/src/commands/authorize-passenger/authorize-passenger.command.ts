import { BusinessCommand, Flag, OneOf, Text, Value } from '#embarque/application';
import { IbgeCode, Uuid } from '#embarque/kernel';
import { COMPANION_GROUND_CODES } from '#embarque/people';
import {
  ACCOMMODATIONS,
  LEGS,
  ROLES,
  type Accommodation,
  type AuthorizationNumber,
  type Legs,
  type Place,
  type Role,
} from '../../domain/trip.js';

/** Issues the travel authorisation of one person on one trip. */
export class AuthorizePassenger extends BusinessCommand<
  { authorizationId: Uuid; number?: AuthorizationNumber } & Place
> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) personId!: Uuid;
  @OneOf(ROLES, { description: 'Paciente, acompanhante ou criança de colo' }) role!: Role;
  @OneOf(ACCOMMODATIONS, { description: 'Lugar comum, posição de cadeira de rodas ou colo' })
  accommodation!: Accommodation;
  @OneOf(LEGS, { description: 'Ida e volta, só ida ou só volta' }) legs!: Legs;
  @Text({ max: 4, optional: true, example: '7', description: 'Lugar no mapa do veículo; sem ele, o primeiro livre' })
  seat?: string;
  @Value(IbgeCode, { description: 'Município de embarque' }) from!: IbgeCode;
  @Text({ max: 100, example: 'Praça da Matriz', description: 'Local de embarque' }) boardingPlace!: string;
  @Value(Uuid, { optional: true, description: 'Paciente: atendimento marcado por regulação' }) appointmentId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Paciente: pedido de transporte que a autorização atende' })
  requestId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Acompanhante ou criança: autorização de quem acompanha' })
  withAuthorization?: Uuid;
  @OneOf(COMPANION_GROUND_CODES, { optional: true, description: 'Acompanhante: fundamento' }) ground?: string;
  @Text({ max: 300, optional: true, description: 'Segundo acompanhante: motivo e quem liberou' }) exception?: string;
  @Flag({ optional: true, description: 'Sem lugar: espera na saída o de quem não vier' }) standBy?: boolean;
}
