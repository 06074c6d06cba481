import { type Competence, type Distance, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { adoptionFor, overrideFor, quantityAdoptionFor } from '../../domain/choices.js';
import {
  judge,
  judgeDifference,
  presentationOf,
  type Cause,
  type Judgement,
  type Realised,
} from '../../domain/ledger.js';
import { procedureFor, type ProcedureChoice } from '../../domain/procedure-choices.js';
import { quantityPolicy, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { signerOf, signingPolicy, SIGNED_BY_PRESENTER } from '../../domain/signing-policy.js';
import { legsOf, type Entry } from './entry.js';
import { type LedgerKnowledge } from './ledger-knowledge.js';

/** What an entry says by judgement. */
export type Judged = Counted &
  Pick<
    Entry,
    | 'presentation'
    | 'person_version'
    | 'procedure'
    | 'establishment'
    | 'professional'
    | 'occupation'
    | 'quantity'
    | 'causes'
  >;

type Counted = Pick<Entry, 'metres' | 'distance_source' | 'policy_id' | 'policy_version' | 'monthly'>;

interface Counting {
  readonly judgement: Judgement;
  readonly counted: Counted;
}

/** Of an entry that is to be judged yet. */
export const UNJUDGED = {
  ...{ procedure: null, establishment: null, professional: null, occupation: null, metres: null },
  ...{ distance_source: null, policy_id: null, policy_version: null, monthly: false, quantity: 0, causes: '' },
};

/** What an entry comes to, by what is known. */
export function judged(entry: Entry, known: LedgerKnowledge): Judged {
  const { manager_id, role, route_id, person_id } = entry;
  const date = entry.date as LocalDate;
  const month = entry.attended as Competence;
  const choices = known.choicesOf(manager_id);
  const presentation = presentationOf(date, (candidate) => known.isClosed(manager_id, candidate));
  const choice = procedureFor(role, known.modeOf(route_id), date);
  const procedure = choice?.procedure;
  const rule = procedure && known.rules.find(Number(procedure), Number(month));

  const signing = adoptionFor(choices.signingAdoptions, month);
  const signature = signerOf(
    (signing && signingPolicy(signing.policyId, signing.version)) ?? SIGNED_BY_PRESENTER,
    {
      presenter: choices.presenter,
      links: choices.professionals,
      doctors: { requestedBy: entry.requested_by ?? undefined, regulatedBy: entry.regulated_by ?? undefined },
    },
    rule,
    date,
  );
  const signer = 'signer' in signature ? signature.signer : undefined;
  const realised = {
    ...{ role, exceptional: entry.exceptional, date, legs: legsOf(entry), procedure, rule, presentation },
    person: known.person(person_id),
    signing: 'causes' in signature ? signature.causes : [],
  };
  const { judgement, counted } = entry.correction
    ? difference(entry, realised, choice)
    : whole(entry, realised, choice, known);
  const causes = [...judgement.causes, ...(entry.rejection === null ? [] : ['rejected-by-sia' satisfies Cause])];
  return {
    // What is nothing to present stands with the month of its attendance.
    presentation: (judgement.quantity < 0 || (entry.correction && !judgement.quantity) ? null : presentation) ?? null,
    person_version: known.personVersion(person_id),
    procedure: procedure ?? null,
    establishment: signer?.establishment ?? null,
    professional: signer?.professional ?? null,
    occupation: signer?.occupation ?? null,
    ...counted,
    quantity: judgement.quantity,
    causes: causes.join(','),
  };
}

/** What is left of a line that was sent is counted as that line was. */
function difference(entry: Entry, realised: Realised, choice: ProcedureChoice | undefined): Counting {
  const { metres, distance_source, policy_id, policy_version, monthly, presented } = entry;
  const policy = countedFor(choice, quantityPolicy(policy_id ?? '', policy_version ?? 0));
  return {
    judgement: judgeDifference({ ...realised, policy, metres: metres as Distance }, presented),
    counted: { metres, distance_source, policy_id, policy_version, monthly },
  };
}

function whole(
  entry: Entry,
  realised: Realised,
  choice: ProcedureChoice | undefined,
  known: LedgerKnowledge,
): Counting {
  const { manager_id, route_id, from_town, road_metres } = entry;
  const month = entry.attended as Competence;
  const destination = known.destinationOf(route_id);
  const choices = known.choicesOf(manager_id);
  const adopted = quantityAdoptionFor(choices, known.choicesOfState.adoptions, month, destination);
  const policy = countedFor(choice, adopted && quantityPolicy(adopted.policyId, adopted.version));
  const override = overrideFor(choices.overrides, destination, month);
  const table = known.distance(route_id, from_town as IbgeCode, realised.date);
  const [metres, source] =
    policy?.distanceSource === 'odometer'
      ? [road_metres === null ? undefined : (Math.round(road_metres / 2) as Distance), 'odometer' as const]
      : override
        ? [override.metres, 'override' as const]
        : [table, 'table' as const];
  return {
    judgement: judge({ ...realised, oneWay: metres, policy }),
    counted: {
      metres: metres ?? null,
      distance_source: metres === undefined ? null : source,
      policy_id: policy?.id ?? null,
      policy_version: policy?.version ?? null,
      monthly: policy?.linesPer === 'month',
    },
  };
}

/** A policy counts by the unit of the procedure: 50 km by road, and others by water and air. */
const countedFor = (choice: ProcedureChoice | undefined, policy: QuantityPolicy | undefined) =>
  policy && choice && choice.unit !== 'occurrence' ? { ...policy, unitMetres: choice.unit.metres } : policy;
