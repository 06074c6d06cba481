import { type RecordedEvent } from '#embarque/event-store';
import { type PersonEvent } from '#embarque/people';
import { type SigtapEvent } from '#embarque/sigtap';
import { type ReportEvent } from '#embarque/sia';
import { type RouteEvent } from '#embarque/territory';
import { type AidEvent, type TripEvent } from '#embarque/trips';
import { type ChoiceEvent } from '../../domain/choices.js';
import { type ProductionEvent } from '../../domain/production.js';

/** What the ledger reads of the log. */
export const LEDGER_TYPES = [
  'PersonRegistered',
  'PersonCorrected',
  'PersonErased',
  'RouteRegistered',
  'DistanceSet',
  'SigtapImported',
  'QuantityPolicyAdopted',
  'StateQuantityPolicyAdopted',
  'DistanceOverridden',
  'ProcedureSwitched',
  'SigningPolicyAdopted',
  'ProfessionalLinked',
  'ProfessionalLinkEnded',
  'PresenterSet',
  'CompetenceClosed',
  'BpaFileExported',
  'SiaReportImported',
  'LinePresentedAgain',
  'TripCompleted',
  'TransportCorrected',
  'TripReadingsCorrected',
  'AidGranted',
  'AidCancelled',
] as const;

export type LedgerFact =
  | Extract<PersonEvent, { type: 'PersonRegistered' | 'PersonCorrected' | 'PersonErased' }>
  | RouteEvent
  | SigtapEvent
  | ChoiceEvent
  | ReportEvent
  | AidEvent
  | Extract<ProductionEvent, { type: 'CompetenceClosed' | 'BpaFileExported' | 'LinePresentedAgain' }>
  | Extract<TripEvent, { type: 'TripCompleted' | 'TransportCorrected' | 'TripReadingsCorrected' }>;

export type LedgerEvent = RecordedEvent & LedgerFact;
