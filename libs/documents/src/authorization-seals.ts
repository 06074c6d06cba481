import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#embarque/application';
import { type Clock, type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { type KnownTrip, type Travellers } from '#embarque/trips';
import { checkSeal, reasonsAgainst, refused, type Revocation, type SealCheck } from './domain/check-seal.js';
import { keyIdOf, messageOf, tokenOf, validityOf, type Seal } from './domain/seal.js';
import { shortCodeOf, typedShortCode } from './domain/short-code.js';
import { SealKeys, verifies, type SealKey } from './seal-keys.js';

const YEAR_MINUTES = 366 * 24 * 60;

/** An issue of an authorisation. */
export interface Issue {
  readonly authorizationId: Uuid;
  readonly issue: number;
}

/** Seals on travel authorisations: what a phone needs to check them with no network, and how they are made. */
@Injectable()
export class AuthorizationSeals {
  constructor(
    private readonly sealKeys: SealKeys,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of every key that a seal in use may be signed with: those of last year's, this year's and next year's trips. */
  publicKeys(): Promise<SealKey[]> {
    const now = Date.parse(this.clock.now());
    const years = [-YEAR_MINUTES, 0, YEAR_MINUTES].map((minutes) =>
      keyIdOf(new Date(now + minutes * 60_000).toISOString() as Instant),
    );
    return this.sealKeys.publicKeys([...new Set(years)]);
  }

  /** What the code on one issue holds; the same whenever it is printed. */
  async tokenOf(trip: KnownTrip, issue: Issue): Promise<string> {
    const seal = sealOf(trip, issue);
    const message = messageOf(seal);
    return tokenOf(message, await this.sealKeys.sign(seal.keyId, message));
  }

  /** Eight characters to type instead; they say nothing, and do not follow from one another. */
  shortCodeOf({ authorizationId, issue }: Issue): string {
    const mark = this.keys.mark('authorization-code', `${authorizationId}/${issue}`);
    return shortCodeOf(Buffer.from(mark, 'base64url'));
  }

  /** Checks what is shown at the door of a trip: what a camera read, or the short code that was typed. */
  async check(shown: string, travellers: Travellers & { readonly trip: KnownTrip }): Promise<SealCheck> {
    const { tripId, vehicle } = travellers.trip;
    const showing = { tripId, plate: vehicle.plate, now: this.clock.now() };
    const revocations = revocationsOf(travellers);
    const typed = typedShortCode(shown);
    if (!typed) {
      const keys = new Map((await this.publicKeys()).map((key) => [Number(key.kid), key]));
      return checkSeal(shown, { keys, revocations, verify: verifies }, showing);
    }
    if (!typed.intact)
      return refused('mistyped', 'O código não confere: verifique os oito caracteres e digite de novo.');
    const issue = this.issueOf(typed.code, travellers);
    if (!issue) return refused('unknown-code', 'Este código não é de nenhuma autorização desta viagem.');
    const seal = sealOf(travellers.trip, issue);
    const reasons = reasonsAgainst(seal, revocations, showing);
    return reasons.length ? { ok: false, reasons, seal } : { ok: true, seal };
  }

  private issueOf(code: string, { authorizations }: Travellers): Issue | undefined {
    for (const { authorizationId, issue: last } of authorizations.values()) {
      for (let issue = last; issue >= 1; issue--) {
        if (this.shortCodeOf({ authorizationId, issue }) === code) return { authorizationId, issue };
      }
    }
    return undefined;
  }
}

const sealOf = (trip: KnownTrip, { authorizationId, issue }: Issue): Seal => ({
  ...{ keyId: keyIdOf(trip.departsAt), authorizationId, tripId: trip.tripId, issue, plate: trip.vehicle.plate },
  ...validityOf(trip),
});

/** The authorisations of a trip of which not every issue holds. */
export function revocationsOf({ trip, authorizations }: Travellers): Revocation[] {
  if (trip.status === 'unscheduled') return [];
  return [...authorizations.values()].flatMap(({ authorizationId, issue }): Revocation[] => {
    if (trip.status === 'cancelled' || !trip.passengers.has(authorizationId))
      return [{ authorizationId, validIssue: null }];
    return issue > 1 ? [{ authorizationId, validIssue: issue }] : [];
  });
}
