import { type LedgerEvent } from './ledger-events.js';
import { STATE } from './ledger-knowledge.js';

/** Whom and what the events of a page speak of. */
export class Needs {
  readonly corrected = new Set<string>();
  readonly distanced = new Set<string>();
  readonly choosing = new Set<string>();
  /** Competences of which SIGTAP says something new. */
  readonly ruled = new Set<string>();
  readonly people = new Set<string>();
  readonly routes = new Set<string>();
  readonly managers = new Set<string>();
  readonly measured = new Set<string>();
  /** Passengers: their transport and their aids. */
  readonly transports: { readonly tripId: string; readonly authorizationId: string }[] = [];
  /** Whether an entry may be judged; people are registered by the thousand before anybody travels. */
  readonly judging: boolean;

  constructor(events: readonly LedgerEvent[]) {
    this.judging = events.some(({ type }) => type !== 'PersonRegistered' && type !== 'RouteRegistered');
    for (const { type, data } of events) {
      switch (type) {
        case 'PersonRegistered':
        case 'RouteRegistered':
          break;
        case 'PersonCorrected':
        case 'PersonErased':
          this.corrected.add(data.personId);
          this.people.add(data.personId);
          break;
        case 'DistanceSet':
          this.distanced.add(data.routeId);
          this.routes.add(data.routeId);
          break;
        case 'SigtapImported':
          this.ruled.add(data.competence);
          break;
        case 'QuantityPolicyAdopted':
        case 'DistanceOverridden':
        case 'ProcedureSwitched':
        case 'SigningPolicyAdopted':
        case 'ProfessionalLinked':
        case 'ProfessionalLinkEnded':
        case 'PresenterSet':
          this.choosing.add(data.managerId);
          this.managers.add(data.managerId);
          break;
        case 'StateQuantityPolicyAdopted':
          this.managers.add(STATE);
          break;
        case 'CompetenceClosed':
        case 'BpaFileExported':
        case 'SiaReportImported':
          this.managers.add(data.managerId);
          break;
        case 'LinePresentedAgain':
          this.managers.add(data.managerId);
          this.transports.push(data);
          break;
        case 'TripReadingsCorrected':
          this.measured.add(data.tripId);
          break;
        case 'TripCompleted':
          this.managers.add(data.managerId);
          this.routes.add(data.routeId);
          for (const { personId, routeId } of data.transports) {
            this.people.add(personId);
            if (routeId) this.routes.add(routeId);
          }
          break;
        case 'AidGranted':
          this.managers.add(data.managerId);
          this.routes.add(data.routeId);
          this.people.add(data.personId);
          this.transports.push(data);
          break;
        case 'AidCancelled':
          this.managers.add(data.managerId);
          this.transports.push(data);
          break;
        case 'TransportCorrected':
          this.managers.add(data.managerId);
          this.transports.push(data);
          for (const { personId, routeId = data.routeId } of [data.before, data.after].flatMap((one) => one ?? [])) {
            this.people.add(personId);
            this.routes.add(routeId);
          }
      }
    }
  }
}
