import { open, seal, type Key } from './sealing.js';

/** Personal data as an event keeps it: every field sealed by itself under the subject's key. */
export type SealedFields = Readonly<Record<string, string>>;

export const sealField = (key: Key, subject: string, name: string, value: string): string =>
  seal(key, `${subject}/${name}`, value);

/** @throws Error when key, subject or name are not those of the sealing */
export const openField = (key: Key, subject: string, name: string, sealed: string): string =>
  open(key, `${subject}/${name}`, sealed);

/** Seals each field that has a value, bound to its subject and its name. */
export function sealFields(
  key: Key,
  subject: string,
  fields: Readonly<Record<string, string | undefined>>,
): SealedFields {
  const sealed: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) sealed[name] = sealField(key, subject, name, value);
  }
  return sealed;
}

export function openFields(key: Key, subject: string, sealed: SealedFields): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(sealed)) fields[name] = openField(key, subject, name, value);
  return fields;
}
