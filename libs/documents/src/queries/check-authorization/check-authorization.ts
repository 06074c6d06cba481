import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { AuthorizationSeals } from '../../authorization-seals.js';
import { type SealReason } from '../../domain/check-seal.js';
import { TripReading } from '../../reading.js';

export interface AuthorizationCheck {
  readonly valid: boolean;
  /** Every reason why it is not; empty when it is. */
  readonly reasons: readonly SealReason[];
  /** Which one was shown; null when it cannot be known, or is not the asker's to read. Nobody is named. */
  readonly authorization: {
    readonly authorizationId: string;
    readonly issue: number;
    readonly role: string;
    readonly legs: string;
    readonly seat: string | null;
    readonly whereabouts: string | null;
  } | null;
}

/** Whether what is shown at the door of a trip lets its bearer travel: what a camera read, or the short code. */
export class CheckAuthorization extends BusinessQuery<AuthorizationCheck | undefined> {
  @Value(Uuid) tripId!: Uuid;
  @Text({ max: 200, description: 'O que a câmera leu, ou o código curto da autorização' }) code!: string;
}

@QueryHandler(CheckAuthorization)
export class CheckAuthorizationHandler implements IQueryHandler<CheckAuthorization> {
  constructor(
    private readonly reading: TripReading,
    private readonly seals: AuthorizationSeals,
  ) {}

  async execute({ tripId, code, asker }: CheckAuthorization): Promise<AuthorizationCheck | undefined> {
    const read = await this.reading.of(tripId, asker);
    if (!read) return undefined;
    const checked = await this.seals.check(code, read);
    const shown = checked.seal && read.authorizations.get(checked.seal.authorizationId);
    const passenger = shown && read.trip.passengers.get(shown.authorizationId);
    return {
      valid: checked.ok,
      reasons: checked.ok ? [] : checked.reasons,
      authorization:
        shown && read.sees(shown)
          ? {
              ...{ authorizationId: shown.authorizationId, issue: checked.seal.issue },
              ...{ role: shown.role, legs: shown.legs, seat: passenger?.seat ?? null },
              whereabouts: passenger?.whereabouts ?? null,
            }
          : null,
    };
  }
}
