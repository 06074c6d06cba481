import { refuse, type Refused } from '#embarque/kernel';

/** A file that is no archive of SIGTAP that can be taken, with every reason that was found (pt-BR). */
export class UnreadableArchive extends Error {
  readonly refused: Refused;

  constructor(code: string, ...reasons: string[]) {
    super(code);
    this.refused = refuse(code, ...reasons);
  }
}
