/** A rule that law or practice may change: named, versioned, with its ground. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly legalBasis: string;
}
