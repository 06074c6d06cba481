import { ROLES, type AccountRole, type Role } from './access.js';
import { type Relation } from './reach.js';
import { type SubjectKind } from './subjects.js';

/** What an operation is about, and the field of its input that names it. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Holds an id, or a list of them. */
  readonly field: string;
}

export interface Rule {
  /** Everybody, without having said who they are. */
  readonly isPublic: boolean;
  readonly about: readonly Subject[];
  /** In which relation to its subjects the role may do it; undefined: not at all. */
  relationOf(role: Role): Relation | undefined;
}

type Who = Partial<Record<Relation, readonly AccountRole[]>>;

const rule = (about: string, who: Who): Rule => ({
  isPublic: false,
  about: about
    .split(' ')
    .filter(Boolean)
    .map((subject) => {
      const [kind, field] = subject.split(':');
      return { kind: kind as SubjectKind, field: field! };
    }),
  relationOf: (role) =>
    role === 'operator' ? 'all' : (Object.keys(who) as Relation[]).find((relation) => who[relation]!.includes(role)),
});

const OPEN: Rule = { isPublic: true, about: [], relationOf: () => 'all' };
/** About one's own account, or about nobody. */
const ANYBODY = rule('', { all: ROLES });

const SCHEDULER = 'municipal-scheduler';
const TOWN = 'municipal-manager';
const CREW = 'crew';
const FLEET = 'fleet-manager';
const URS = 'urs-analyst';
const STATE = 'state-central';
const AUDITOR = 'auditor';
const ADMIN = 'administrator';

/** Whoever runs a fleet: a consortium, or the people of a town that has its own. */
const RUNNERS = [FLEET, TOWN, SCHEDULER] as const;
/** The health secretariats, which know their citizens, and the manager that carries them. */
const OFFICES = [SCHEDULER, TOWN, FLEET] as const;

/** What makes a trip. */
const FLEET_OF_TRIP = 'vehicle:vehicleId crew-member:driverId crew-member:attendantId';

/**
 * Who may do what, in one place. Each row: what the operation is about (`kind:field of its input`), and which roles may do
 * it in which relation to that: `own` (it is of a fleet manager in their scope; citizens' records: of a resident of their
 * towns), `served` (also what a manager does for their towns), `crew` (they travel with the trip, from the day before to
 * two days after), `all` (whoever it belongs to). The operator on the machine may do everything. What is not here may not
 * be done by anybody.
 *
 * Basis: Res. SES/MG 6.254/2018, arts. 3, 4, 7, 9, 10 and 12 (who has which duty); LGPD, art. 6 III (necessity).
 */
export const POLICY = {
  // territory
  RegisterFleetManager: rule('', { all: [STATE, ADMIN] }),
  AdmitMember: rule('manager:managerId', { own: [FLEET], all: [STATE] }),
  WithdrawMember: rule('manager:managerId', { own: [FLEET], all: [STATE] }),
  RegisterRoute: rule('manager:managerId', { own: [FLEET, TOWN] }),
  SetDistance: rule('route:routeId', { own: [FLEET, TOWN] }),
  RegisterEstablishment: rule('', { all: [FLEET, TOWN, STATE] }),
  ListManagers: ANYBODY,
  GetManager: rule('manager:managerId', { served: [...OFFICES, URS, AUDITOR], all: [STATE, ADMIN] }),
  GetMembershipDifference: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR], all: [STATE] }),
  ListRoutes: rule('manager:managerId', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),
  SearchEstablishments: ANYBODY,
  SearchMunicipalities: ANYBODY,

  // people
  RegisterPerson: rule('town:municipality', { own: OFFICES }),
  CorrectPerson: rule('person:personId town:municipality', { own: OFFICES }),
  BookAppointment: rule('person:personId', { own: OFFICES }),
  CancelAppointment: rule('appointment:appointmentId', { own: OFFICES }),
  FindPerson: rule('', { own: [...OFFICES, AUDITOR] }),
  GetPerson: rule('person:personId', { own: [...OFFICES, AUDITOR] }),
  ListAppointments: rule('person:personId', { own: [...OFFICES, AUDITOR] }),
  ListRecordViews: rule('person:personId', { own: [TOWN, AUDITOR] }),
  GetSubjectReport: rule('person:personId', { own: [TOWN] }),
  DownloadSubjectReport: rule('person:personId', { own: [TOWN] }),
  EraseSubject: rule('person:personId', { own: [TOWN] }),
  ListCompanionGrounds: ANYBODY,
  GetDomainTable: ANYBODY,

  // fleet
  RegisterVehicle: rule('manager:managerId', { own: [FLEET, TOWN] }),
  WithdrawVehicle: rule('vehicle:vehicleId', { own: [FLEET, TOWN] }),
  ReturnVehicle: rule('vehicle:vehicleId', { own: [FLEET, TOWN] }),
  SetSeatMap: rule('vehicle:vehicleId', { own: [FLEET, TOWN] }),
  RegisterCrewMember: rule('manager:managerId', { own: [FLEET, TOWN] }),
  RecordTraining: rule('crew-member:crewMemberId', { own: [FLEET, TOWN] }),
  RenewLicence: rule('crew-member:crewMemberId', { own: [FLEET, TOWN] }),
  ListVehicles: rule('manager:managerId', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),
  ListCrew: rule('manager:managerId', { own: [...RUNNERS, AUDITOR] }),

  // imports: seen by who brought them only; every line is asked for as its own command
  UploadImport: rule('manager:managerId town:municipality', { own: OFFICES }),
  CommitImport: rule('import:importId', { own: OFFICES }),
  ListImports: rule('', { all: OFFICES }),
  GetImport: rule('import:importId', { own: OFFICES }),
  DownloadImportReport: rule('import:importId', { own: OFFICES }),

  // trips
  DefineTripTemplate: rule(`route:routeId route:routeIds ${FLEET_OF_TRIP}`, { own: RUNNERS }),
  ChangeTripTemplate: rule(`trip-template:templateId route:routeId route:routeIds ${FLEET_OF_TRIP}`, { own: RUNNERS }),
  RetireTripTemplate: rule('trip-template:templateId', { own: RUNNERS }),
  ScheduleFromTemplate: rule(`trip-template:templateId ${FLEET_OF_TRIP}`, { own: RUNNERS }),
  CopyWeek: rule('manager:managerId trip:tripIds', { own: RUNNERS }),
  PreviewWeekCopy: rule('manager:managerId', { own: RUNNERS }),
  ListTripTemplates: rule('manager:managerId', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),
  ScheduleTrip: rule(`route:routeId route:routeIds trip-template:templateId ${FLEET_OF_TRIP}`, { own: RUNNERS }),
  AuthorizePassenger: rule('trip:tripId person:personId appointment:appointmentId request:requestId', {
    served: OFFICES,
  }),
  RevokeAuthorization: rule('authorization:authorizationId', { served: OFFICES }),
  ReplaceVehicle: rule('trip:tripId vehicle:vehicleId', { own: RUNNERS }),
  PublishManifest: rule('trip:tripId', { own: RUNNERS }),
  CancelTrip: rule('trip:tripId', { own: RUNNERS }),
  DepartTrip: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  BoardPassenger: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  BoardStandBy: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  BoardByException: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  RecordNoShow: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  RecordReturn: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  RecordStop: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  RecordOccurrence: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  CompleteTrip: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  GrantAid: rule('authorization:authorizationId', { served: OFFICES }),
  CancelAid: rule('authorization:authorizationId', { served: OFFICES }),
  CorrectPassengerOutcome: rule('trip:tripId', { own: RUNNERS }),
  CorrectTripReadings: rule('trip:tripId', { own: RUNNERS }),
  ListTrips: rule('manager:managerId', { served: [...OFFICES, URS, AUDITOR], all: [STATE, CREW] }),
  GetManifest: rule('trip:tripId', { served: [...OFFICES, URS, AUDITOR], crew: [CREW] }),
  GetTrip: rule('trip:tripId', { served: [...OFFICES, URS, AUDITOR], crew: [CREW] }),
  ListAids: rule('authorization:authorizationId', { served: [...OFFICES, URS, AUDITOR] }),
  ListExceptions: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),

  // alerts: of what is theirs
  ListAlerts: rule('', { all: OFFICES }),

  // notices
  RecordContactVerification: rule('person:personId', { own: OFFICES }),
  SetNoticePreference: rule('person:personId', { own: OFFICES }),
  RemindPassengers: rule('trip:tripId', { own: RUNNERS }),
  SetReminderTime: rule('town:municipality', { own: [TOWN] }),
  NoteNoticeByPhone: rule('notice:noticeId', { served: OFFICES }),
  AcknowledgeNotice: rule('notice:noticeId', { served: OFFICES }),
  ListNotices: rule('trip:tripId', { served: OFFICES }),
  ListPersonNotices: rule('person:personId', { own: [SCHEDULER, TOWN] }),
  ListNoticesToTell: rule('town:municipality', { own: [SCHEDULER, TOWN] }),
  ListReminderTimes: rule('town:municipality', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),

  // documents
  ListSealKeys: ANYBODY,
  CheckAuthorization: rule('trip:tripId', { served: OFFICES, crew: [CREW] }),
  PrintAuthorizations: rule('trip:tripId', { served: OFFICES }),
  PrintManifest: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  PrintPassengerList: rule('trip:tripId', { own: RUNNERS, crew: [CREW] }),
  PrintDaySheet: rule('crew-day:crewMemberId', { own: RUNNERS, crew: [CREW] }),
  SetTravelRules: rule('town:municipality', { own: [TOWN] }),
  ListTravelRules: rule('town:municipality', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),

  // devices: reports may come long after the trip
  DownloadCrewDay: rule('', { all: [CREW] }),
  SubmitReports: rule('trip-reports:tripId', { own: RUNNERS, crew: [CREW] }),
  SettleReportConflict: rule('trip:tripId', { own: RUNNERS }),
  ListReportConflicts: rule('manager:managerId', { own: [...RUNNERS, AUDITOR] }),

  // requests
  RequestTransport: rule('person:personId appointment:appointmentId', { own: OFFICES }),
  RefuseRequest: rule('request:requestId', { own: OFFICES }),
  WithdrawRequest: rule('request:requestId', { own: OFFICES }),
  AcceptSeatOffer: rule('request:requestId', { own: OFFICES }),
  DeclineSeatOffer: rule('request:requestId', { own: OFFICES }),
  CloseUnmet: rule('request:requestId', { own: OFFICES }),
  StartSeries: rule('person:personId', { own: OFFICES }),
  ChangeSeries: rule('series:seriesId', { own: OFFICES }),
  MoveSeriesDate: rule('series:seriesId', { own: OFFICES }),
  SkipSeriesDate: rule('series:seriesId', { own: OFFICES }),
  PauseSeries: rule('series:seriesId', { own: OFFICES }),
  ResumeSeries: rule('series:seriesId', { own: OFFICES }),
  EndSeries: rule('series:seriesId', { own: OFFICES }),
  GetSeries: rule('series:seriesId', { own: [...OFFICES, AUDITOR] }),
  ListSeries: rule('town:municipality person:personId', { own: [...OFFICES, AUDITOR] }),
  SetTownPolicy: rule('town:municipality', { own: [TOWN] }),
  GetRequest: rule('request:requestId', { own: [...OFFICES, AUDITOR] }),
  ListWaiting: rule('town:municipality', { own: [...OFFICES, AUDITOR] }),
  ListSeatOffers: rule('manager:managerId town:municipality', { served: [...OFFICES, AUDITOR] }),
  ViewUnmetDemand: rule('town:municipality', { served: [...OFFICES, URS, AUDITOR] }),
  ListTownPolicies: rule('town:municipality', { served: [...OFFICES, URS, AUDITOR], all: [STATE] }),

  // SIGTAP
  ListSigtapTables: ANYBODY,
  GetSigtapProcedure: ANYBODY,

  // production
  ListQuantityPolicies: ANYBODY,
  AdoptQuantityPolicy: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ListSigningPolicies: ANYBODY,
  AdoptSigningPolicy: rule('manager:managerId', { own: [FLEET, TOWN] }),
  LinkProfessional: rule('manager:managerId', { own: [FLEET, TOWN] }),
  EndProfessionalLink: rule('manager:managerId', { own: [FLEET, TOWN] }),
  SwitchProcedure: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ListProcedureChoices: rule('manager:managerId', { own: [FLEET, TOWN, AUDITOR] }),
  ListProfessionals: rule('manager:managerId', { own: [FLEET, TOWN, AUDITOR] }),
  SetPresenter: rule('manager:managerId', { own: [FLEET, TOWN] }),
  AdoptStateQuantityPolicy: rule('', { all: [STATE] }),
  OverrideDistance: rule('manager:managerId', { own: [FLEET, TOWN] }),
  PresentLineAgain: rule('manager:managerId', { own: [FLEET, TOWN] }),
  CheckCompetence: rule('manager:managerId', { own: [FLEET, TOWN] }),
  CloseCompetence: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ExportBpaFile: rule('manager:managerId', { own: [FLEET, TOWN] }),
  DownloadBpaFile: rule('manager:managerId', { own: [FLEET, TOWN, AUDITOR] }),
  RecordSentFile: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ListSentFiles: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),
  DownloadControlReport: rule('manager:managerId', { own: [FLEET, TOWN, AUDITOR] }),
  GetCompetence: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR], all: [STATE] }),
  ListCritiques: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ListRepeatedLines: rule('manager:managerId', { own: [FLEET, TOWN] }),
  PreviewQuantityPolicy: rule('manager:managerId', { own: [FLEET, TOWN, AUDITOR] }),
  PreviewCorrection: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ListLedger: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),
  GetLineProof: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),
  DownloadLineProof: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),

  // return of SIA: a result file is of the whole state
  ImportSiaResult: rule('', { all: [URS, STATE, ADMIN] }),
  ImportSiaReport: rule('manager:managerId', { own: [FLEET, TOWN] }),
  ViewSiaResults: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR], all: [STATE] }),
  ListSiaOccurrences: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR] }),

  // monitoring
  ViewQuadrimester: rule('manager:managerId', { served: [TOWN, FLEET, URS, AUDITOR], all: [STATE] }),

  // identity
  SignIn: OPEN,
  ListSignInMethods: OPEN,
  StartOidcSignIn: OPEN,
  FinishOidcSignIn: OPEN,
  OidcFrontChannelLogout: OPEN,
  GetSession: ANYBODY,
  SignOut: ANYBODY,
  ListSessions: ANYBODY,
  EndSession: ANYBODY,
  ChangePassword: ANYBODY,
  EnrolTotp: ANYBODY,
  ConfirmTotp: ANYBODY,
  RemoveTotp: ANYBODY,
  RenewRecoveryCodes: ANYBODY,
  OpenAccount: rule('', { all: [ADMIN] }),
  ChangeAccountScope: rule('', { all: [ADMIN] }),
  DisableAccount: rule('', { all: [ADMIN] }),
  EnableAccount: rule('', { all: [ADMIN] }),
  ResetPassword: rule('', { all: [ADMIN] }),
  IssueApiToken: rule('', { all: [ADMIN] }),
  RevokeApiToken: rule('', { all: [ADMIN] }),
  ListAccounts: rule('', { all: [ADMIN] }),
  ListApiTokens: rule('', { all: [ADMIN] }),

  // service
  GetHealth: OPEN,
  GetPrivacyNotice: OPEN,
} as const satisfies Record<string, Rule>;

export type Operation = keyof typeof POLICY;

/** @throws Error an operation that the table does not know: a mistake of the program, which lets nobody in */
export function ruleFor(operation: string): Rule {
  const found = Object.hasOwn(POLICY, operation) ? POLICY[operation as Operation] : undefined;
  if (!found) throw new Error(`the policy table does not say who may ${operation}`);
  return found;
}
