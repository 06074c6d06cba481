import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, OneOf, Value, within } from '#embarque/application';
import { Competence, IbgeCode, Uuid } from '#embarque/kernel';
import { newestPolicy, QUANTITY_POLICIES, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { LedgerMonths } from '../../ledger-months.js';
import { type Entry } from '../../projections/ledger/entry.js';
import { type LedgerChange } from '../../projections/ledger/ledger-page.js';
import { LedgerPreview } from '../../projections/ledger/ledger-preview.js';

export interface MonthAmount {
  readonly lines: number;
  readonly units: number;
  /** Entries that stay out of the file, by their first cause. */
  readonly unpresentable: Readonly<Record<string, number>>;
}

export interface QuantityPolicyPreview {
  readonly policy: QuantityPolicy;
  /** By the policies in force. */
  readonly now: MonthAmount;
  /** If this one were adopted from this month on. A month that is closed stays as it was closed. */
  readonly then: MonthAmount;
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
    const [{ lines, units, critiques }, changes] = await Promise.all([
      this.months.find(managerId, competence),
      this.preview.of({
        type: 'QuantityPolicyAdopted',
        data: { managerId, policyId, version, from: competence, ...(destination ? { destination } : {}) },
      }),
    ]);
    const now = { lines, units, unpresentable: critiques };
    return {
      policy,
      now,
      then: after(
        now,
        changes.filter((change) => change.after.presentation === competence),
      ),
    };
  }
}

/** The amount once what the changes say is so. */
function after(now: MonthAmount, changes: readonly LedgerChange[]): MonthAmount {
  const unpresentable: Record<string, number> = { ...now.unpresentable };
  let { lines, units } = now;
  const count = ({ causes, quantity }: Entry, sign: 1 | -1) => {
    const [cause] = causes.split(',');
    if (!cause) {
      lines += sign;
      units += sign * quantity;
    } else {
      const left = (unpresentable[cause] ?? 0) + sign;
      if (left) unpresentable[cause] = left;
      else delete unpresentable[cause];
    }
  };
  for (const change of changes) {
    if (change.before) count(change.before, -1);
    count(change.after, 1);
  }
  return { lines, units, unpresentable };
}
