import { type Key } from './sealing.js';

/** One key per data subject. Nest's token is the class `KeyStore`, which keeps them in PostgreSQL. */
export interface Keys {
  /** The subject's key; made when there is none yet. @throws SubjectErased */
  keyOf(subject: string): Promise<Key>;
  /** The keys of many subjects at once. Those without a key, or whose key was destroyed, are missing from the answer. */
  keysOf(subjects: readonly string[]): Promise<Map<string, Key>>;
  /** Destroys the keys of these subjects; none is ever made again. */
  destroy(...subjects: string[]): Promise<void>;
  /** Mark by which a document can be found or reserved without being shown. */
  mark(kind: string, value: string): string;
}

export class SubjectErased extends Error {
  constructor(readonly subject: string) {
    super(`the data of ${subject} were erased`);
  }
}
