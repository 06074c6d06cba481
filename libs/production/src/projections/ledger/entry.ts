import { type Cnes, type Cns } from '#embarque/kernel';
import { type AidMode } from '../../domain/procedure-choices.js';

/** A row of `ledger.entry`, a transport or an aid, with the names of its columns. */
export interface Entry {
  readonly trip_id: string;
  readonly authorization_id: string;
  /** 0 for the transport; 1, 2 … for what became of it after a file had shown it. */
  readonly correction: number;
  /** When the event was recorded that made the entry say this. */
  known_from: string;
  readonly manager_id: string;
  readonly date: string;
  /** Competence of the date. */
  readonly attended: string;
  presentation: string | null;
  readonly person_id: string;
  person_version: number;
  readonly role: string;
  readonly route_id: string;
  readonly from_town: string;
  /** The legs travelled, as they are known with this entry. */
  outbound: boolean;
  inbound: boolean;
  /** Legs that this entry accounts for: of a correction, the difference to what was accounted for before; of an aid, none. */
  legs: number;
  readonly exceptional: boolean;
  /** Where the patient had a treatment. */
  readonly treated_at: Cnes | null;
  /** Of money given for a day of the journey: what for, and to which passenger of the trip; its own id stands for the authorisation. */
  readonly aid: AidMode | null;
  readonly passenger: string | null;
  cancelled: boolean;
  /** CNS of the doctors of the appointment. */
  readonly requested_by: Cns | null;
  readonly regulated_by: Cns | null;
  /** The way there and back, by the odometer. */
  road_metres: number | null;
  procedure: string | null;
  /** Who signs the line, and where. */
  establishment: string | null;
  professional: string | null;
  occupation: string | null;
  /** One way, and what says so. */
  metres: number | null;
  distance_source: 'table' | 'override' | 'odometer' | null;
  /** Units of this transport that were presented before this entry. */
  presented: number;
  quantity: number;
  policy_id: string | null;
  policy_version: number | null;
  /** Whether it is a part of the one line of its person's month. */
  monthly: boolean;
  causes: string;
  /** What SIA said when it refused the line that this entry presents again; null once that was mended. */
  rejection: string | null;
  /** Whether SIA refused this line: its units were not presented after all. */
  rejected: boolean;
}

export const ENTRY_COLUMNS = [
  'trip_id',
  'authorization_id',
  'correction',
  'known_from',
  'manager_id',
  'date',
  'attended',
  'presentation',
  'person_id',
  'person_version',
  'role',
  'route_id',
  'from_town',
  'outbound',
  'inbound',
  'legs',
  'exceptional',
  'treated_at',
  'aid',
  'passenger',
  'cancelled',
  'requested_by',
  'regulated_by',
  'road_metres',
  'procedure',
  'establishment',
  'professional',
  'occupation',
  'metres',
  'distance_source',
  'presented',
  'quantity',
  'policy_id',
  'policy_version',
  'monthly',
  'causes',
  'rejection',
  'rejected',
] as const satisfies readonly (keyof Entry)[];

/** As `select` names them: dates and instants in the form of events. */
export const STORED_ENTRY = ENTRY_COLUMNS.map((column) =>
  column === 'date'
    ? 'date::text as date'
    : column === 'known_from'
      ? `to_char(known_from at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_from`
      : column,
).join(', ');

export const legsOf = ({ outbound, inbound }: { outbound: boolean; inbound: boolean }): 0 | 1 | 2 =>
  ((outbound ? 1 : 0) + (inbound ? 1 : 0)) as 0 | 1 | 2;
