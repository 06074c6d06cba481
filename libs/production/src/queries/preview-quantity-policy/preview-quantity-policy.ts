import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { OneOf, Value, within } from '#embarque/application';
import { Competence, type Distance, Uuid } from '#embarque/kernel';
import { countUnits, PROCEDURE_OF_ROLE, QUANTITY_CAUSES, type Cause } from '../../domain/ledger.js';
import { newestPolicy, QUANTITY_POLICIES, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { ledgerAt } from '../../ledger-at.js';
import { LEDGER_RULES } from '../../projections/ledger/ledger.projection.js';
import { ProductionQuery } from '../production-query.js';

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
  /** By this one. A month that is closed keeps what it was closed with, whoever adopts what. */
  readonly then: MonthAmount;
}

/** What a month would come to by another quantity policy, before anybody adopts it. */
export class PreviewQuantityPolicy extends ProductionQuery<QuantityPolicyPreview | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @OneOf([...new Set(QUANTITY_POLICIES.map(({ id }) => id))], { description: 'A regra, na versão mais nova' })
  policyId!: string;
}

interface Alike {
  readonly role: string;
  readonly month: number;
  readonly metres: number | null;
  readonly legs: 0 | 1 | 2;
  readonly corrected: boolean;
  readonly causes: string;
  readonly entries: number;
  readonly units: number;
}

@QueryHandler(PreviewQuantityPolicy)
export class PreviewQuantityPolicyHandler implements IQueryHandler<PreviewQuantityPolicy> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute(asked: PreviewQuantityPolicy): Promise<QuantityPolicyPreview | undefined> {
    const { managerId, competence, policyId, asOf, asker } = asked;
    const policy = newestPolicy(policyId);
    if (!policy || !within(asker.reach, 'own', { manager: managerId })) return undefined;
    // A month of any size is some hundreds of groups: entries of the same distance come to the same.
    const groups = await this.database.query<Alike[]>(
      `select role, to_char(date, 'YYYYMM')::int as month, metres, outbound::int + inbound::int as legs,
              correction > 0 as corrected, causes, count(*)::int as entries, sum(quantity)::int as units
         from ${ledgerAt(asOf, '$3')}
        where manager_id = $1 and presentation = $2
        group by 1, 2, 3, 4, 5, 6`,
      [managerId, competence, ...(asOf ? [asOf] : [])],
    );
    return { policy, now: amountOf(groups), then: amountOf(groups.map((group) => judgedBy(policy, group))) };
  }
}

/** The group by another policy. What is left of a line that was sent keeps the policy of that line. */
function judgedBy(policy: QuantityPolicy, group: Alike): Alike {
  const { role, month, metres, legs, corrected, causes, entries } = group;
  const procedure = PROCEDURE_OF_ROLE[role];
  if (corrected || !legs || !procedure || causes === 'exception-boarding') return group;
  const others = causes.split(',').filter((cause) => cause && !(QUANTITY_CAUSES as readonly string[]).includes(cause));
  const counted = countUnits({
    ...{ legs, policy, rule: LEDGER_RULES.find(Number(procedure), month) },
    oneWay: (metres ?? undefined) as Distance | undefined,
  });
  return { ...group, causes: [...others, ...counted.causes].join(','), units: counted.quantity * entries };
}

function amountOf(groups: readonly Alike[]): MonthAmount {
  const lines = groups.filter(({ causes }) => !causes);
  const unpresentable: Record<string, number> = {};
  for (const { causes, entries } of groups) {
    const [cause] = causes.split(',') as Cause[];
    if (cause) unpresentable[cause] = (unpresentable[cause] ?? 0) + entries;
  }
  const sumOf = (what: 'entries' | 'units') => lines.reduce((sum, line) => sum + line[what], 0);
  return { lines: sumOf('entries'), units: sumOf('units'), unpresentable };
}
