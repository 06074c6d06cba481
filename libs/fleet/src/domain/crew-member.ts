import { refuseUnknown, type Evolution, type LocalDate, type Uuid } from '#embarque/kernel';

export const CREW_ROLES = ['driver', 'attendant'] as const;
export type CrewRole = (typeof CREW_ROLES)[number];

/** Categories of the driving licence (CTB, art. 143), also the combined ones. */
export const LICENCE_CATEGORIES = ['A', 'B', 'C', 'D', 'E', 'AB', 'AC', 'AD', 'AE'] as const;
export type LicenceCategory = (typeof LICENCE_CATEGORIES)[number];

/** Res. SES/MG 6.254/2018, art. 4 §1 (driver) and §2 (attendant). */
export const TRAINING_KINDS = [
  'reception',
  'defensive-driving',
  'safe-driving',
  'economical-driving',
  'first-aid',
  'collective-transport',
] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

export interface Licence {
  readonly licenceCategory?: LicenceCategory | undefined;
  /** Last day. */
  readonly licenceValidUntil?: LocalDate | undefined;
}

export interface Training {
  readonly kind: TrainingKind;
  readonly completedOn: LocalDate;
  /** Last day; without it the training does not expire. */
  readonly validUntil?: LocalDate | undefined;
  readonly certificate?: string | undefined;
}

export interface CrewMemberData extends Licence {
  readonly crewMemberId: Uuid;
  readonly managerId: Uuid;
  readonly roles: readonly CrewRole[];
  /** Name and CPF, sealed under the crew member's own key. */
  readonly sealed: Readonly<Record<string, string>>;
}

export type CrewMemberEvent =
  | { type: 'CrewMemberRegistered'; data: CrewMemberData }
  | { type: 'LicenceRenewed'; data: { readonly crewMemberId: Uuid } & Required<Licence> }
  | { type: 'TrainingRecorded'; data: { readonly crewMemberId: Uuid } & Training };

export type CrewMember =
  | { readonly status: 'unregistered' }
  | ({ readonly status: 'registered'; readonly trainings: readonly Training[] } & CrewMemberData);

export const crewMember: Evolution<CrewMember, CrewMemberEvent> = {
  initial: { status: 'unregistered' },
  evolve(state, { type, data }) {
    if (type === 'CrewMemberRegistered') return { ...data, status: 'registered', trainings: [] };
    if (state.status === 'unregistered') return state;
    switch (type) {
      case 'LicenceRenewed':
        return { ...state, licenceCategory: data.licenceCategory, licenceValidUntil: data.licenceValidUntil };
      case 'TrainingRecorded': {
        const { crewMemberId: _, ...training } = data;
        return { ...state, trainings: [...state.trainings, training] };
      }
    }
  },
};

export const crewMemberStream = (crewMemberId: Uuid): string => `crew-${crewMemberId}`;

export const unknownCrewMember = refuseUnknown(
  'crew-member-unknown',
  'Não há tripulante cadastrado com este identificador.',
);
