import { type Revision } from '../event-store.js';

const STREAMS = 100_000;

/** The newest revision seen of each stream, for the streams seen last. Streams only grow: what was there stays there. */
export class LastRevisions {
  private readonly revisions = new Map<string, Revision>();

  get(stream: string): Revision | undefined {
    return this.revisions.get(stream);
  }

  saw(stream: string, revision: Revision): void {
    const known = this.revisions.get(stream);
    if (known !== undefined && known >= revision) return;
    this.revisions.delete(stream);
    this.revisions.set(stream, revision);
    if (this.revisions.size > STREAMS) this.revisions.delete(this.revisions.keys().next().value!);
  }

  forget(stream: string): void {
    this.revisions.delete(stream);
  }
}
