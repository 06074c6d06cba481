import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, OneOf, Streams, Value, within } from '#embarque/application';
import { competenceOf, Uuid, type LocalDate } from '#embarque/kernel';
import { LEFT_OUTCOMES, TripCorrections, type LeftOutcome } from '#embarque/trips';
import { production, productionStream } from '../../domain/production.js';
import { causesOf, type CauseView } from '../../ledger-entries.js';
import { LedgerPreview } from '../../projections/ledger/ledger-preview.js';

export interface MonthEffect {
  readonly competence: string;
  readonly status: 'open' | 'closed' | 'exported';
  /** What its file has more, or less, of; always 0 in a month that is closed. */
  readonly lines: number;
  readonly units: number;
}

export interface CorrectionPreview {
  /** Why it would be refused; empty when it would be made. */
  readonly reasons: readonly string[];
  /** Month of the attendance, and what was due to it and is not what its file says: −2, +2. */
  readonly attended?: { readonly competence: string; readonly units: number };
  /** What it does to the months of presentation. */
  readonly months: readonly MonthEffect[];
  /** What of it cannot be presented, and why. */
  readonly unpresentable: readonly {
    readonly units: number;
    readonly causes: readonly CauseView[];
  }[];
}

/** What the correction of a completed trip would do to the months, before it is made. */
export class PreviewCorrection extends BusinessQuery<CorrectionPreview | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @OneOf(['yes', 'no'], { description: 'Se viajou na ida' }) outbound!: 'yes' | 'no';
  @OneOf(['yes', 'no'], { description: 'Se viajou na volta' }) inbound!: 'yes' | 'no';
  @OneOf(LEFT_OUTCOMES, { optional: true, description: 'De quem foi e não voltou: ficou, internado ou outro meio' })
  outcome?: LeftOutcome;
}

@QueryHandler(PreviewCorrection)
export class PreviewCorrectionHandler implements IQueryHandler<PreviewCorrection> {
  constructor(
    private readonly streams: Streams,
    private readonly corrections: TripCorrections,
    private readonly preview: LedgerPreview,
  ) {}

  async execute(asked: PreviewCorrection): Promise<CorrectionPreview | undefined> {
    const { managerId, tripId, authorizationId, outcome, asker } = asked;
    if (!within(asker.reach, 'own', { manager: managerId })) return undefined;
    const [outbound, inbound] = [asked.outbound === 'yes', asked.inbound === 'yes'];
    const decided = await this.corrections.foresee(managerId, { tripId, authorizationId, outbound, inbound, outcome });
    if (!decided.ok) return { reasons: decided.refusal.reasons, months: [], unpresentable: [] };
    const [corrected] = decided.events;
    if (corrected?.type !== 'TransportCorrected') return { reasons: [], months: [], unpresentable: [] };
    const [{ changes, months }, { closed }] = await Promise.all([
      this.preview.of(corrected),
      this.streams.load(productionStream(managerId), production),
    ]);
    const effects = [...months]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([competence, effect]) => {
        const month = closed.get(competence as never);
        const status = month?.file ? ('exported' as const) : month ? ('closed' as const) : ('open' as const);
        return { competence, status, ...effect };
      });
    const due = changes.reduce((sum, { before, after }) => sum + after.quantity - (before?.quantity ?? 0), 0);
    return {
      reasons: [],
      attended: { competence: competenceOf(corrected.data.date satisfies LocalDate), units: due },
      months: effects,
      unpresentable: changes.flatMap(({ after }) =>
        after.causes
          ? [
              {
                units: after.quantity,
                causes: causesOf(after.causes),
              },
            ]
          : [],
      ),
    };
  }
}
