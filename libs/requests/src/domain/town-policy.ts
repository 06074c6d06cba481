import { type Evolution, type IbgeCode, type LocalDate } from '#embarque/kernel';

/** A town's deadlines (Res. SES/MG 6.254/2018, art. 3 §2: the SMS organises the use inside its own town). */
export interface TownPolicy {
  /** Counts the town's policies; 0 is the one that stands for a town without any. */
  readonly version: number;
  /** Before the appointment; later requests need a reason, and are marked. */
  readonly minimumNoticeHours: number;
  /** Before the appointment. */
  readonly confirmationDeadlineHours: number;
  /** Before the appointment; later withdrawals are marked. */
  readonly withdrawalDeadlineHours: number;
  /** How long a freed seat is kept for whom it was offered to. */
  readonly offerMinutes: number;
  /** Before the departure: until then a freed seat is offered, and an offer answered. */
  readonly offerNoticeMinutes: number;
  readonly validFrom: LocalDate;
  readonly legalBasis: string;
}

export type TownPolicyEvent = {
  type: 'TownPolicySet';
  data: { readonly municipality: IbgeCode } & Omit<TownPolicy, 'offerNoticeMinutes'> &
    // Towns that set their deadlines before seats were offered did not say.
    Partial<Pick<TownPolicy, 'offerNoticeMinutes'>>;
};

/** In the order in which they were set. */
export type TownPolicies = readonly TownPolicy[];

export const OFFER_NOTICE_MINUTES = 60;

export const townPolicies: Evolution<TownPolicies, TownPolicyEvent> = {
  initial: [],
  evolve: (state, { data: { municipality: _, ...policy } }) => [
    ...state,
    { offerNoticeMinutes: OFFER_NOTICE_MINUTES, ...policy },
  ],
};

export const townPolicyStream = (municipality: IbgeCode): string => `town-policy-${municipality}`;

/** No act fixes deadlines: nobody is late until their town says from when on. */
export const DEFAULT_TOWN_POLICY: TownPolicy = {
  version: 0,
  ...{ minimumNoticeHours: 0, confirmationDeadlineHours: 0, withdrawalDeadlineHours: 0 },
  ...{ offerMinutes: 120, offerNoticeMinutes: OFFER_NOTICE_MINUTES },
  validFrom: '2018-01-01' as LocalDate,
  legalBasis: 'Suposição: o município ainda não informou os seus prazos',
};

/** The one in force on a day: of those valid by then, the one that was set last. */
export const townPolicyOn = (policies: TownPolicies, day: LocalDate): TownPolicy =>
  policies.findLast(({ validFrom }) => validFrom <= day) ?? DEFAULT_TOWN_POLICY;
