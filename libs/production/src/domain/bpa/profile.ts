/** What the counters are computed from. */
export interface Counts {
  /** BPA-C and BPA-I lines. */
  readonly dataLines: number;
  /** Distinct (record type, CNES, line competence, sheet). */
  readonly distinctSheets: number;
  readonly highestSheet: number;
}

/** How a program fills cbc-lin and cbc-flh; the layout document leaves both open. */
export interface CounterPolicy {
  readonly id: string;
  /** For users, completes "os contadores seguem …". */
  readonly label: string;
  lines(counts: Counts): number;
  sheets(counts: Counts): number;
}

export const BPA_MAG_COUNTERS: CounterPolicy = {
  id: 'bpa-mag',
  label: 'o BPA Magnético (linhas de dados mais uma; folhas distintas por tipo, CNES e competência)',
  lines: ({ dataLines }) => dataLines + 1,
  sheets: ({ distinctSheets }) => distinctSheets,
};

/** Every policy that was seen in files that SIA took. */
export const COUNTER_POLICIES: readonly CounterPolicy[] = [
  BPA_MAG_COUNTERS,
  {
    id: 'sheets-of-20',
    label: 'programas que contam só as linhas de dados, e folhas de 20 linhas',
    lines: ({ dataLines }) => dataLines,
    sheets: ({ dataLines }) => Math.ceil(dataLines / 20),
  },
  {
    id: 'highest-sheet',
    label: 'programas que contam só as linhas de dados, e informam a maior folha',
    lines: ({ dataLines }) => dataLines,
    sheets: ({ highestSheet }) => highestSheet,
  },
];

/** What the layout document leaves open and programs do differently. */
export interface BpaProfile {
  readonly id: string;
  readonly counters: CounterPolicy;
  readonly headerLength: 126 | 130;
  /** 99 as BPA-Mag, or 20; at most 99. */
  readonly linesPerSheet: number;
  /** Whose competence chooses the layout of a line. */
  readonly layoutBy: 'header' | 'line';
  /**
   * Puts a check of the whole file into the free field cbc-versao: two characters of the version, `#`, CRC-32 in base
   * 36. The layout protects few fields (a CEP or a day of attendance has no check digit); with the seal every changed
   * byte shows. Needs the header of 130.
   */
  readonly sealed: boolean;
}

export const EMBARQUE_PROFILE: BpaProfile = {
  id: 'embarque',
  counters: BPA_MAG_COUNTERS,
  headerLength: 130,
  linesPerSheet: 99,
  layoutBy: 'header',
  sealed: true,
};

/** As BPA-Mag itself writes: a header without room for the seal. */
const BPA_MAG_PROFILE: BpaProfile = { ...EMBARQUE_PROFILE, id: 'bpa-mag', headerLength: 126, sealed: false };

/** For who receives from programs that fill sheets of 20. */
const SHEETS_OF_20: BpaProfile = { ...EMBARQUE_PROFILE, id: 'sheets-of-20', linesPerSheet: 20 };

/** Those that a month can be written in. */
export const BPA_PROFILES: readonly BpaProfile[] = [EMBARQUE_PROFILE, BPA_MAG_PROFILE, SHEETS_OF_20];

/** @throws Error there is none of this id */
export function bpaProfile(id: string): BpaProfile {
  const profile = BPA_PROFILES.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`there is no BPA profile ${id}`);
  return profile;
}
