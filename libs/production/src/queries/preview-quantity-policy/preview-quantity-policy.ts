import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, OneOf, Value, within } from '#embarque/application';
import { Competence, IbgeCode, Uuid } from '#embarque/kernel';
import { newestPolicy, QUANTITY_POLICIES, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { LedgerMonths } from '../../ledger-months.js';
import { NOTHING, type Amount } from '../../lines-in.js';
import { type LedgerChange } from '../../projections/ledger/ledger-page.js';
import { LedgerPreview } from '../../projections/ledger/ledger-preview.js';

export interface PolicyAmount extends Amount {
  /** Entries that stay out of the file, by their first cause. */
  readonly unpresentable: Readonly<Record<string, number>>;
}

export interface QuantityPolicyPreview {
  readonly policy: QuantityPolicy;
  /** By the policies in force. */
  readonly now: PolicyAmount;
  /** If this one were adopted from this month on. A month that is closed stays as it was closed. */
  readonly then: PolicyAmount;
}

/** What a month would come to by another quantity policy, before anybody adopts it. */
export class PreviewQuantityPolicy extends BusinessQuery<QuantityPolicyPreview | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @OneOf([...new Set(QUANTITY_POLICIES.map(({ id }) => id))], { description: 'A regra, na versão mais nova' })
  policyId!: string;
  @Value(IbgeCode, { optional: true, description: 'Só para este município de destino' }) destination?: IbgeCode;
}

@QueryHandler(PreviewQuantityPolicy)
export class PreviewQuantityPolicyHandler implements IQueryHandler<PreviewQuantityPolicy> {
  constructor(
    private readonly months: LedgerMonths,
    private readonly preview: LedgerPreview,
  ) {}

  async execute(asked: PreviewQuantityPolicy): Promise<QuantityPolicyPreview | undefined> {
    const { managerId, competence, policyId, destination, asker } = asked;
    const policy = newestPolicy(policyId);
    if (!policy || !within(asker.reach, 'own', { manager: managerId })) return undefined;
    const { version } = policy;
    const [{ lines, units, critiques }, { changes, months }] = await Promise.all([
      this.months.find(managerId, competence),
      this.preview.of({
        type: 'QuantityPolicyAdopted',
        data: { managerId, policyId, version, from: competence, ...(destination ? { destination } : {}) },
      }),
    ]);
    const more = months.get(competence) ?? NOTHING;
    const ofMonth = changes.filter((change) => change.after.presentation === competence);
    return {
      policy,
      now: { lines, units, unpresentable: critiques },
      then: { lines: lines + more.lines, units: units + more.units, unpresentable: causesAfter(critiques, ofMonth) },
    };
  }
}

/** Entries that stay out of the file, by their first cause, once what the changes say is so. */
function causesAfter(now: PolicyAmount['unpresentable'], changes: readonly LedgerChange[]): Record<string, number> {
  const entries: Record<string, number> = { ...now };
  const count = (causes: string | undefined, sign: 1 | -1) => {
    const [cause] = (causes ?? '').split(',');
    if (cause) entries[cause] = (entries[cause] ?? 0) + sign;
  };
  for (const { before, after } of changes) {
    count(before?.causes, -1);
    count(after.causes, 1);
  }
  return Object.fromEntries(Object.entries(entries).filter(([, left]) => left));
}
