import { Competence, idFrom, LocalDate, the } from '#embarque/kernel';
import { type ProvenEntry, type Recorded } from '../proof.js';
import { QUANTITY_POLICIES } from '../quantity-policy.js';
import { presenter } from './presenter.js';

/* One invented line, and the events that it rests on. */
const [policy] = QUANTITY_POLICIES;
const [tripId, managerId, routeId] = [idFrom('trip'), idFrom('manager'), idFrom('route')];
const [authorizationId, patientId, appointmentId] = [idFrom('mine'), idFrom('patient'), idFrom('appointment')];
const DATE = the(LocalDate, '2026-10-05');
const MONTH = the(Competence, '202610');

export const entry: ProvenEntry = {
  ...{ tripId, authorizationId, correction: 0, managerId, date: DATE, presentation: MONTH, personId: idFrom('ana') },
  ...{
    procedure: '0803010109',
    aid: null,
    passenger: null,
    role: 'companion',
    routeId,
    from: '310080',
    outbound: true,
    inbound: true,
    metres: 72_000,
    distanceSource: 'table',
    signer: {
      professional: presenter.professional,
      occupation: presenter.occupation,
      establishment: presenter.establishment,
    },
    presented: 0,
    quantity: 2,
  },
  ...{ policyId: policy!.id, policyVersion: 1, causes: [], knownFrom: '2026-11-10T12:00:20.000Z' },
};

const { professional, occupation, establishment } = presenter;
const LINK = { professional, occupation, establishment, validFrom: '2026-01-01' };

/** What may happen, by a name for specs. */
export const FACTS = {
  'a distance': ['DistanceSet', { metres: 72_000 }],
  'another distance': ['DistanceSet', { metres: 75_000 }],
  'a distance of other days': ['DistanceSet', { metres: 72_000, validTo: '2026-10-04' }],
  'a distance from elsewhere': ['DistanceSet', { metres: 72_000, from: '311120' }],
  'the policy': ['QuantityPolicyAdopted', { policyId: policy!.id, from: '202610' }],
  'the policy for the destination': [
    'QuantityPolicyAdopted',
    { policyId: policy!.id, from: '202610', destination: '312230' },
  ],
  'the policy of the state': [
    'StateQuantityPolicyAdopted',
    { managerId: undefined, policyId: policy!.id, from: '202601' },
  ],
  'an override': [
    'DistanceOverridden',
    { metres: 72_000, from: '202601', destination: '312230', reason: 'Ponte caída' },
  ],
  'the river on': ['ProcedureSwitched', { mode: 'river', on: true, from: '202601', legalBasis: 'Deliberação 1' }],
  'meals on': ['ProcedureSwitched', { mode: 'meal', on: true, from: '202609', legalBasis: 'Deliberação 1' }],
  'meals on since later': [
    'ProcedureSwitched',
    { mode: 'meal', on: true, from: '202611', legalBasis: 'Deliberação 2' },
  ],
  'a meal': ['AidGranted', { aidId: idFrom('meal'), authorizationId, kind: 'meal' }],
  'a meal of another day': ['AidGranted', { aidId: idFrom('other meal'), authorizationId, kind: 'meal' }],
  'the meal cancelled': ['AidCancelled', { aidId: idFrom('meal'), authorizationId }],
  'the route': ['RouteRegistered', { destination: '312230' }],
  'the presenter': ['PresenterSet', {}],
  'the link': ['ProfessionalLinked', LINK],
  'the link of another': ['ProfessionalLinked', { ...LINK, occupation: '225142' }],
  'its end': ['ProfessionalLinkEnded', { ...LINK, validTo: '2026-12-31' }],
  'a signing policy': ['SigningPolicyAdopted', { policyId: 'um-por-estabelecimento', from: '202601' }],
  'the policy of later': ['QuantityPolicyAdopted', { policyId: policy!.id, from: '202611' }],
  'another policy': ['QuantityPolicyAdopted', { policyId: 'outra', from: '202601' }],
  'the appointment': ['AppointmentBooked', { appointmentId }],
  'the trip': ['TripScheduled', {}],
  'the patient authorised': [
    'PassengerAuthorized',
    { authorizationId: patientId, appointmentId, role: 'patient', procedure: '0803010125' },
  ],
  'the companion authorised': [
    'PassengerAuthorized',
    { authorizationId, withAuthorization: patientId, role: 'companion' },
  ],
  'a stranger authorised': [
    'PassengerAuthorized',
    { authorizationId: idFrom('stranger'), role: 'patient', procedure: '0803010125' },
  ],
  reissued: ['AuthorizationReissued', { authorizationId, issue: 2, plate: 'RTA1B23' }],
  departed: ['TripDeparted', { at: '2026-10-05T07:00:00.000Z', odometerKm: 100 }],
  boarded: ['PassengerBoarded', { authorizationId, at: '2026-10-05T07:10:00.000Z' }],
  'the stranger boarded': ['PassengerBoarded', { authorizationId: idFrom('stranger') }],
  'boarded by exception': [
    'PassengerBoardedByException',
    { authorizationId, role: 'patient', procedure: '0803010125' },
  ],
  returned: ['ReturnRecorded', { authorizationId, outcome: 'returned', at: '2026-10-05T16:00:00.000Z' }],
  completed: ['TripCompleted', { at: '2026-10-05T21:00:00.000Z', odometerKm: 250 }],
  corrected: [
    'TransportCorrected',
    { authorizationId, before: { outbound: true, inbound: false }, after: { outbound: true, inbound: true } },
  ],
  checked: ['CompetenceChecked', { competence: MONTH }],
  closed: ['CompetenceClosed', { competence: MONTH }],
  'another month closed': ['CompetenceClosed', { competence: '202609' }],
  exported: ['BpaFileExported', { competence: MONTH }],
} as const satisfies Record<string, readonly [string, object]>;
export type FactName = keyof typeof FACTS;

/** The whole life of a companion’s line, in its order. */
export const WHOLE: readonly FactName[] = [
  ...(['a distance', 'the policy', 'the presenter', 'the trip', 'the appointment', 'the patient authorised'] as const),
  ...(['the companion authorised', 'departed', 'boarded', 'returned', 'completed', 'closed', 'exported'] as const),
];

const STREAMS: Readonly<Record<string, string>> = {
  ...{ DistanceSet: 'route', RouteRegistered: 'route', AppointmentBooked: 'appointment' },
  ...{ StateQuantityPolicyAdopted: 'state', PresenterSet: 'production', SigningPolicyAdopted: 'production' },
  ...{ AidGranted: 'aids', AidCancelled: 'aids', ProcedureSwitched: 'production' },
  ...{ DistanceOverridden: 'production', ProfessionalLinked: 'production', ProfessionalLinkEnded: 'production' },
  ...{
    QuantityPolicyAdopted: 'production',
    CompetenceClosed: 'production',
    CompetenceChecked: 'production',
    BpaFileExported: 'production',
  },
};

/** These facts as the log has them, one position after the other. */
export function recorded(names: readonly FactName[]): Recorded[] {
  const heights = new Map<string, number>();
  return names.map((name, index) => {
    const [type, more] = FACTS[name];
    const stream = STREAMS[type] ?? 'trip';
    const revision = (heights.get(stream) ?? -1) + 1;
    heights.set(stream, revision);
    const about =
      stream === 'trip' || stream === 'aids' ? { tripId } : stream === 'route' ? { routeId } : { managerId };
    return {
      ...{ id: idFrom('event', index), type, stream, revision, position: BigInt(index + 1) },
      recordedAt: `2026-11-10T12:00:${String(index % 60).padStart(2, '0')}.000Z`,
      data: { ...about, ...DETAILS, ...more },
      metadata: { at: '2026-10-01T12:00:00.000Z', actor: 'conta', role: 'fleet-manager', hash: `hash-${index}` },
    };
  });
}

const DETAILS = {
  date: DATE,
  ...{ from: '310080', source: 'Mapa inventado', validFrom: '2020-01-01', version: 1, legs: 'round-trip' },
  ...{ number: { town: '310080', year: 2026, sequence: 7 }, vehicle: { plate: 'RTA1B23' } },
  ...{ establishment: '9999999', time: '09:30', presenter },
  found: { lines: 2, units: 4 },
  file: { name: 'PA311200.OUT', sha256: 'ab'.repeat(32), lines: 2, sheets: 1, control: 1200 },
};
