import { refuse, type Refused } from '#embarque/kernel';
import { SubjectErased, type Keys } from './keys.js';
import { openField } from './personal-fields.js';

/** Opens a text about a subject under the name it was sealed as; null when there is none, or when they were erased. */
export type TextOpener = (subject: string, name: string, sealed: string | null | undefined) => string | null;

/** For texts about these subjects: their keys are read at once. */
export async function openerFor(keys: Keys, subjects: readonly string[]): Promise<TextOpener> {
  const known = await keys.keysOf([...new Set(subjects)]);
  return (subject, name, sealed) => {
    const key = known.get(subject);
    return key && sealed ? openField(key, subject, name, sealed) : null;
  };
}

/** Does what seals a text about a person; refuses it when they were erased meanwhile. */
export async function unlessErased<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SubjectErased) return ERASED;
    throw error;
  }
}

const ERASED = refuse(
  'person-erased',
  'Os dados desta pessoa foram eliminados: nenhum texto sobre ela pode mais ser guardado.',
);
