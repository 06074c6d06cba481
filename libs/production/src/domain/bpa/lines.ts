/** Longer than any line of any layout, with room to say how long a wrong one is. */
export const LONGEST_LINE = 4096;

const LF = 0x0a;

export interface LineSink {
  /**
   * A line in `bytes` from `start` to before `end`; `next` is the place after its LF, or `end` when the file ended
   * without one. The bytes are only good during the call.
   */
  line(bytes: Uint8Array, start: number, end: number, next: number): void;
  /** A line of more than `LONGEST_LINE` bytes went by unread. */
  overlong(): void;
}

/** Cuts chunks of any size into lines, in constant memory whatever the content. */
export class LineSplitter {
  #carry = new Uint8Array(LONGEST_LINE + 1);
  #carried = 0;
  #skipping = false;

  constructor(private readonly sink: LineSink) {}

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let lf = chunk.indexOf(LF); lf >= 0; lf = chunk.indexOf(LF, start)) {
      const next = lf + 1;
      if (this.#carried === 0 && !this.#skipping && lf - start <= LONGEST_LINE) this.sink.line(chunk, start, lf, next);
      else {
        this.#keep(chunk, start, next);
        this.#flush(true);
      }
      start = next;
    }
    this.#keep(chunk, start, chunk.length);
  }

  end(): void {
    if (this.#carried > 0 || this.#skipping) this.#flush(false);
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    if (this.#skipping || end === start) return;
    if (this.#carried + end - start > this.#carry.length) {
      this.#skipping = true;
      return;
    }
    this.#carry.set(chunk.subarray(start, end), this.#carried);
    this.#carried += end - start;
  }

  #flush(ended: boolean): void {
    const length = this.#carried;
    if (this.#skipping) this.sink.overlong();
    else this.sink.line(this.#carry, 0, ended ? length - 1 : length, length);
    this.#carried = 0;
    this.#skipping = false;
  }
}
