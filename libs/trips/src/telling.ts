import { refuse, type Decision, type Instant, type Uuid } from '#embarque/kernel';
import { type BoardByException } from './commands/board-by-exception/board-by-exception.command.js';
import { boardByException } from './commands/board-by-exception/board-by-exception.decision.js';
import { type BoardPassenger } from './commands/board-passenger/board-passenger.command.js';
import { boardPassenger } from './commands/board-passenger/board-passenger.decision.js';
import { type BoardStandBy } from './commands/board-stand-by/board-stand-by.command.js';
import { boardStandBy } from './commands/board-stand-by/board-stand-by.decision.js';
import { type CompleteTrip } from './commands/complete-trip/complete-trip.command.js';
import { completeTrip } from './commands/complete-trip/complete-trip.decision.js';
import { type DepartTrip } from './commands/depart-trip/depart-trip.command.js';
import { departTrip } from './commands/depart-trip/depart-trip.decision.js';
import { type RecordNoShow } from './commands/record-no-show/record-no-show.command.js';
import { recordNoShow } from './commands/record-no-show/record-no-show.decision.js';
import { type RecordOccurrence } from './commands/record-occurrence/record-occurrence.command.js';
import { recordOccurrence } from './commands/record-occurrence/record-occurrence.decision.js';
import { type RecordReturn } from './commands/record-return/record-return.command.js';
import { recordReturn } from './commands/record-return/record-return.decision.js';
import { type RecordStop } from './commands/record-stop/record-stop.command.js';
import { recordStop } from './commands/record-stop/record-stop.decision.js';
import { unknownAuthorization } from './commands/unknown-trip.js';
import { type PersonFacts } from './domain/facts.js';
import { type KnownTrip, type TripEvent } from './domain/trip.js';
import { type Sealed } from './passenger-texts.js';

type Of<Command> = Omit<Command, 'context' | 'newId' | 'tripId'>;

/** What a crew records on the road, by the fields of the command that it is. */
export type RoadRecord =
  | { readonly kind: 'departure'; readonly fields: Of<DepartTrip> }
  | { readonly kind: 'boarding'; readonly fields: Of<BoardPassenger> }
  | { readonly kind: 'stand-by-boarding'; readonly fields: Of<BoardStandBy> }
  | { readonly kind: 'exception-boarding'; readonly fields: Of<BoardByException> }
  | { readonly kind: 'no-show'; readonly fields: Of<RecordNoShow> }
  | { readonly kind: 'stop'; readonly fields: Of<RecordStop> }
  | { readonly kind: 'occurrence'; readonly fields: Of<RecordOccurrence> }
  | { readonly kind: 'return'; readonly fields: Of<RecordReturn> }
  | { readonly kind: 'completion'; readonly fields: Of<CompleteTrip> };

/** What telling needs beside record and trip. */
export interface TellingNeeds {
  readonly now: Instant;
  /** The ids that the command itself would give. */
  readonly newId: (what: string) => Uuid;
  /** Whoever boards without being on the list. */
  readonly person?: PersonFacts | undefined;
  /** Seals a text as the command does; undefined when the person was erased. */
  readonly seal: (personId: Uuid, authorizationId: Uuid, name: Sealed, text: string) => string | undefined;
}

/** What a record comes to in a trip that stands so: by the decision of the command that it is, and nothing is written. */
export function tell(
  record: RoadRecord,
  state: KnownTrip,
  { now, newId, person, seal }: TellingNeeds,
): Decision<TripEvent> {
  const { kind, fields } = record;
  switch (kind) {
    case 'departure':
      return departTrip({ ...fields, now }, state);
    case 'completion':
      return completeTrip({ ...fields, now }, state);
    case 'stop':
      return recordStop({ ...fields, stopId: newId('stop'), now }, state);
    case 'occurrence':
      if (fields.authorizationId && !state.passengers.has(fields.authorizationId))
        return unknownAuthorization(fields.authorizationId);
      return recordOccurrence({ ...fields, occurrenceId: newId('occurrence'), now }, state);
    case 'exception-boarding': {
      if (!person) return refuse('passenger-unknown', 'Não há pessoa com este identificador.');
      const { legs = 'round-trip', withAuthorization, ...rest } = fields;
      const authorizationId = newId('authorization');
      const boardingPlace = seal(person.personId, authorizationId, 'boardingPlace', fields.boardingPlace);
      const justification = seal(person.personId, authorizationId, 'justification', fields.justification);
      return boardingPlace && justification
        ? boardByException(
            { ...rest, legs, withAuthorization, person, authorizationId, boardingPlace, justification, now },
            state,
          )
        : ERASED;
    }
    case 'boarding':
    case 'stand-by-boarding':
    case 'no-show':
    case 'return': {
      const passenger = state.passengers.get(fields.authorizationId);
      if (!passenger) return unknownAuthorization(fields.authorizationId);
      if (kind === 'boarding') return boardPassenger({ ...fields, now }, state, passenger);
      if (kind === 'stand-by-boarding') return boardStandBy({ ...fields, now }, state, passenger);
      const reason = fields.reason && seal(passenger.personId, passenger.authorizationId, 'reason', fields.reason);
      if (fields.reason && !reason) return ERASED;
      return kind === 'no-show'
        ? recordNoShow({ ...fields, reason, now }, state, passenger)
        : recordReturn({ ...fields, reason, now }, state, passenger);
    }
  }
}

const ERASED = refuse('person-erased', 'Os dados desta pessoa foram eliminados.');
