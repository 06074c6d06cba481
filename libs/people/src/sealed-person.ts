import { openField, openFields, sealField, sealFields, type Key, type SealedFields } from '#embarque/privacy';
import { personalDataOf, type PersonalData } from './domain/personal-data.js';
import { type Erasure } from './domain/person.js';
import { type PresentedPerson } from './domain/presented-person.js';

export const sealPerson = (key: Key, personId: string, data: PersonalData): SealedFields =>
  sealFields(key, personId, { ...personalDataOf(data) });

/** @throws Error when the key is not the person's, or the fields were tampered with or belong to somebody else. */
export const openPerson = (key: Key, personId: string, sealed: SealedFields): PersonalData =>
  openFields(key, personId, sealed) as unknown as PersonalData;

/** Subject of a person's second key: what production keeps of them, as long as the law obliges it to. */
export const presentedSubject = (personId: string): string => `production/${personId}`;

export const sealPresented = (key: Key, personId: string, person: PresentedPerson): string =>
  sealField(key, presentedSubject(personId), 'presented', JSON.stringify(person));

/** @throws Error when the key is not the person's second one, or the text was tampered with or belongs to somebody else. */
export const openPresented = (key: Key, personId: string, sealed: string): PresentedPerson =>
  JSON.parse(openField(key, presentedSubject(personId), 'presented', sealed)) as PresentedPerson;

/** The keys that an erasure destroys; their subjects. */
export const keysToDestroy = ({ personId, kept }: Erasure): string[] =>
  kept.length ? [personId] : [personId, presentedSubject(personId)];

/** Names under which the texts of an appointment are sealed. */
export const protocolOf = (appointmentId: string): string => `${appointmentId}/protocol`;
export const reasonOf = (appointmentId: string): string => `${appointmentId}/reason`;
