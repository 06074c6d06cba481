import { Inject, Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { KeyStore, openField, type Keys } from '#embarque/privacy';
import { appointment, appointmentStream, type Appointment } from './domain/appointment.js';
import { person, personStream } from './domain/person.js';
import { type PersonalData } from './domain/personal-data.js';
import { openPerson } from './sealed-person.js';

/** A person as other rooms know one: that they exist, and where they live, or lived when they were erased. */
export type KnownPerson =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered' | 'erased'; readonly personId: Uuid; readonly municipality: IbgeCode };

/** What other rooms may ask of this one while they decide: from the streams, so never behind. */
@Injectable()
export class PeopleDirectory {
  constructor(
    private readonly streams: Streams,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async person(personId: Uuid): Promise<KnownPerson> {
    const state = await this.streams.load(personStream(personId), person);
    return state.status === 'unregistered'
      ? state
      : { status: state.status, personId, municipality: state.municipality };
  }

  /** Undefined when the person is not registered or was erased. */
  async birthDateOf(personId: Uuid): Promise<LocalDate | undefined> {
    const { sealed, key } = await this.sealed(personId);
    return sealed && key && (openField(key, personId, 'birthDate', sealed['birthDate']!) as LocalDate);
  }

  /** Undefined when the person is not registered or was erased. */
  async reveal(personId: Uuid): Promise<PersonalData | undefined> {
    const { sealed, key } = await this.sealed(personId);
    return sealed && key && openPerson(key, personId, sealed);
  }

  appointment(appointmentId: Uuid): Promise<Appointment> {
    return this.streams.load(appointmentStream(appointmentId), appointment);
  }

  private async sealed(personId: Uuid) {
    const state = await this.streams.load(personStream(personId), person);
    if (state.status !== 'registered') return {};
    return { sealed: state.sealed, key: (await this.keys.keysOf([personId])).get(personId) };
  }
}
