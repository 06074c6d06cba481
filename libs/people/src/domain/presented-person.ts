import { type IbgeCode } from '#embarque/kernel';
import { personalDataOf, type PersonalData } from './personal-data.js';

/** What a BPA-I line says of a person, and where they live. */
export type PresentedPerson = PersonalData & { readonly municipality: IbgeCode };

/** A line shows one document: the CPF of whoever has one. */
export function presentedPerson(data: PersonalData, municipality: IbgeCode): PresentedPerson {
  const { cns, ...person } = personalDataOf(data);
  return { ...person, ...(cns && !person.cpf ? { cns } : {}), municipality };
}
