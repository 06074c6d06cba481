import { accept, refuse, type Decision, type Instant } from '#embarque/kernel';
import { unknownPerson, type Kept, type Person, type PersonEvent } from '../../domain/person.js';

export interface ErasureInput {
  readonly request: string;
  readonly at: Instant;
  /** What other rooms have against it, and what they must keep. */
  readonly against: readonly string[];
  readonly kept: readonly Kept[];
}

export function eraseSubject({ request, at, against, kept }: ErasureInput, state: Person): Decision<PersonEvent> {
  switch (state.status) {
    case 'unregistered':
      return unknownPerson;
    case 'erased':
      return refuse('person-already-erased', 'Os dados desta pessoa já foram eliminados.');
    case 'registered':
      return against.length
        ? refuse('person-not-erasable', ...against)
        : accept({ type: 'PersonErased', data: { personId: state.personId, at, request, kept } });
  }
}
