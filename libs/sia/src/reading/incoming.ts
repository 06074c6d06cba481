/** Bytes that come in pieces, with a look at the first ones before any is taken. */
export class Incoming {
  private readonly pieces: AsyncIterator<Uint8Array, void>;
  private head: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, void>;
  }

  /** The first bytes, at least so many where the file has them. */
  async first(count: number): Promise<Buffer> {
    while (this.head.length < count) {
      const { value } = await this.pieces.next();
      if (!value) break;
      this.head = Buffer.concat([this.head, value]);
    }
    return this.head;
  }

  /** Everything from an offset on, to be asked for once; the offset lies within what was looked at. */
  async *from(offset: number): AsyncGenerator<Buffer> {
    try {
      if (this.head.length > offset) yield this.head.subarray(offset);
      for (;;) {
        const { value } = await this.pieces.next();
        if (!value) return;
        yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
    } finally {
      await this.pieces.return?.();
    }
  }
}
