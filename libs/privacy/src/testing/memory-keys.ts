import { SubjectErased, type Keys } from '../keys.js';
import { blindMark, derive, type Key } from '../sealing.js';

/** Keys that live as long as the test. */
export class MemoryKeys implements Keys {
  private readonly master: Key = Buffer.alloc(32, 7);
  private readonly known = new Map<string, Key>();
  private readonly destroyed = new Set<string>();

  async keyOf(subject: string): Promise<Key> {
    if (this.destroyed.has(subject)) throw new SubjectErased(subject);
    const key = this.known.get(subject) ?? derive(this.master, subject);
    this.known.set(subject, key);
    return key;
  }

  async keysOf(subjects: readonly string[]): Promise<Map<string, Key>> {
    return new Map(
      subjects.flatMap((subject) => {
        const key = this.destroyed.has(subject) ? undefined : this.known.get(subject);
        return key ? [[subject, key] as const] : [];
      }),
    );
  }

  async destroy(...subjects: string[]): Promise<void> {
    for (const subject of subjects) this.destroyed.add(subject);
  }

  mark(kind: string, value: string): string {
    return blindMark(this.master, kind, value);
  }
}
