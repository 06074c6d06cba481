import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type AuthorizationNumber } from '#embarque/trips';

/** A companion whom the request names: authorised, or why not. */
export interface AcceptedCompanion {
  readonly personId: Uuid;
  readonly authorizationId?: Uuid;
  readonly reasons?: readonly string[];
}

export interface AcceptedOffer {
  readonly requestId: Uuid;
  readonly tripId: Uuid;
  readonly authorizationId: Uuid;
  readonly number?: AuthorizationNumber;
  readonly seat?: string;
  readonly returnSeat?: string;
  readonly companions: readonly AcceptedCompanion[];
}

/** The person takes the seat that was offered: they and the companions whom the request names are authorised. */
export class AcceptSeatOffer extends BusinessCommand<AcceptedOffer> {
  @Value(Uuid) requestId!: Uuid;
  @Text({ max: 100, example: 'Praça da Matriz', description: 'Local de embarque' }) boardingPlace!: string;
}
