import { SubjectErased, type Keys } from '../keys.js';
import { blindMark, derive, type Key } from '../sealing.js';

/** Keys that live as long as the test. */
export class MemoryKeys implements Keys {
  private readonly master: Key = Buffer.alloc(32, 7);
  private readonly known = new Set<string>();
  private readonly destroyed = new Set<string>();

  async keyOf(subject: string): Promise<Key> {
    if (this.destroyed.has(subject)) throw new SubjectErased(subject);
    this.known.add(subject);
    return derive(this.master, subject);
  }

  async keysOf(subjects: readonly string[]): Promise<Map<string, Key>> {
    return new Map(
      subjects
        .filter((subject) => this.known.has(subject) && !this.destroyed.has(subject))
        .map((subject) => [subject, derive(this.master, subject)]),
    );
  }

  async destroy(...subjects: string[]): Promise<void> {
    for (const subject of subjects) this.destroyed.add(subject);
  }

  mark(kind: string, value: string): string {
    return blindMark(this.master, kind, value);
  }
}
