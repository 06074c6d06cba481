import { refuse, type Refused } from '#embarque/kernel';

/** A file that is not what it should be, with every reason (pt-BR); it repeats nothing that stands in the file. */
export class UnreadableFile extends Error {
  readonly refused: Refused;

  constructor(code: string, ...reasons: string[]) {
    super(code);
    this.refused = refuse(code, ...reasons);
  }
}
