import { openFields, sealFields, type Key, type SealedFields } from '#embarque/privacy';
import { personalDataOf, type PersonalData } from './domain/personal-data.js';

export const sealPerson = (key: Key, personId: string, data: PersonalData): SealedFields =>
  sealFields(key, personId, { ...personalDataOf(data) });

/** @throws Error when the key is not the person's, or the fields were tampered with or belong to somebody else. */
export const openPerson = (key: Key, personId: string, sealed: SealedFields): PersonalData =>
  openFields(key, personId, sealed) as unknown as PersonalData;
