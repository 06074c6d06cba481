import { type Competence, type Distance, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { choiceFor, countedFor } from '../../domain/benefits.js';
import { adoptionFor, overrideFor, quantityAdoptionFor } from '../../domain/choices.js';
import { judge, judgeDifference, presentationOf, type Cause } from '../../domain/ledger.js';
import { quantityPolicy, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { signerOf, signingPolicy, SIGNED_BY_PRESENTER } from '../../domain/signing-policy.js';
import { legsOf, type Entry } from './entry.js';
import { type LedgerKnowledge } from './ledger-knowledge.js';

/** What an entry says by judgement. */
export type Judged = Pick<
  Entry,
  | 'presentation'
  | 'person_version'
  | 'procedure'
  | 'establishment'
  | 'professional'
  | 'occupation'
  | 'metres'
  | 'distance_source'
  | 'policy_id'
  | 'policy_version'
  | 'monthly'
  | 'quantity'
  | 'causes'
>;

/** Of an entry that is to be judged yet, and of which nothing was presented before. */
export const UNJUDGED = {
  ...{ procedure: null, establishment: null, professional: null, occupation: null, metres: null },
  ...{ distance_source: null, policy_id: null, policy_version: null, monthly: false, quantity: 0, causes: '' },
  ...{ presented: 0, rejection: null, rejected: false },
};

/** What an entry comes to, by what is known. */
export function judged(entry: Entry, known: LedgerKnowledge): Judged {
  const { manager_id, role, route_id, from_town, person_id, aid } = entry;
  const date = entry.date as LocalDate;
  const month = entry.attended as Competence;
  const choices = known.choicesOf(manager_id);
  const presentation = presentationOf(date, (candidate) => known.isClosed(manager_id, candidate));
  // What is left of a line that was sent is counted as that line was.
  const counting = entry.correction ? countingOf(entry) : countingFor(entry, known);
  const choice = choiceFor(
    {
      ...{ role, mode: aid ?? known.modeOf(route_id), date, month, oneWay: counting.metres },
      treatedAt: entry.treated_at ?? undefined,
      insideState: stateOf(from_town) === stateOf(known.destinationOf(route_id)),
    },
    choices.switches,
  );
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
  const byOccurrence = aid !== null || choice?.unit === 'occurrence';
  const policy = byOccurrence ? undefined : counting.policy;
  const realised = {
    ...{ role, exceptional: entry.exceptional, cancelled: entry.cancelled, date, legs: legsOf(entry), byOccurrence },
    ...{ procedure, rule, presentation, oneWay: counting.metres, policy: countedFor(choice, policy) },
    person: known.person(person_id),
    signing: 'causes' in signature ? signature.causes : [],
  };
  const judgement = entry.correction ? judgeDifference(realised, entry.presented) : judge(realised);
  const causes = [...judgement.causes, ...(entry.rejection === null ? [] : ['rejected-by-sia' satisfies Cause])];
  return {
    // What is nothing to present stands with the month of its attendance.
    presentation: (judgement.quantity < 0 || (entry.correction && !judgement.quantity) ? null : presentation) ?? null,
    person_version: known.personVersion(person_id),
    procedure: procedure ?? null,
    establishment: signer?.establishment ?? null,
    professional: signer?.professional ?? null,
    occupation: signer?.occupation ?? null,
    metres: counting.metres ?? null,
    distance_source: counting.source ?? null,
    policy_id: policy?.id ?? null,
    policy_version: policy?.version ?? null,
    monthly: policy?.linesPer === 'month',
    quantity: judgement.quantity,
    causes: causes.join(','),
  };
}

/** By what distance and which policy an entry is counted. */
interface Counting {
  readonly metres?: Distance | undefined;
  readonly source?: Entry['distance_source'] | undefined;
  readonly policy?: QuantityPolicy | undefined;
}

const countingOf = ({ metres, distance_source, policy_id, policy_version }: Entry): Counting => ({
  metres: (metres as Distance | null) ?? undefined,
  source: distance_source,
  policy: quantityPolicy(policy_id ?? '', policy_version ?? 0),
});

function countingFor(entry: Entry, known: LedgerKnowledge): Counting {
  const { manager_id, route_id, from_town, road_metres, aid } = entry;
  if (aid) return {};
  const month = entry.attended as Competence;
  const destination = known.destinationOf(route_id);
  const choices = known.choicesOf(manager_id);
  const adopted = quantityAdoptionFor(choices, known.choicesOfState.adoptions, month, destination);
  const policy = adopted && quantityPolicy(adopted.policyId, adopted.version);
  if (policy?.distanceSource === 'odometer') {
    return road_metres === null
      ? { policy }
      : { policy, metres: Math.round(road_metres / 2) as Distance, source: 'odometer' };
  }
  const override = overrideFor(choices.overrides, destination, month);
  if (override) return { policy, metres: override.metres, source: 'override' };
  const metres = known.distance(route_id, from_town as IbgeCode, entry.date as LocalDate);
  return metres === undefined ? { policy } : { policy, metres, source: 'table' };
}

/** The first two digits of a municipality. */
const stateOf = (municipality: string | undefined): string | undefined => municipality?.slice(0, 2);
