import { momentText, type Instant, type Plate, type Uuid } from '#embarque/kernel';
import { readToken, type Seal } from './seal.js';

/** An authorisation of which not every issue holds any more. */
export interface Revocation {
  readonly authorizationId: Uuid;
  /** The one issue that holds; null when the authorisation was revoked or its trip cancelled. */
  readonly validIssue: number | null;
}

export type SealFault =
  | 'altered'
  | 'unknown-key'
  | 'other-trip'
  | 'not-yet-valid'
  | 'expired'
  | 'swapped-vehicle'
  | 'superseded'
  | 'revoked'
  | 'mistyped'
  | 'unknown-code';

/** Why an authorisation is not accepted, in the user's words (pt-BR). */
export interface SealReason {
  readonly code: SealFault;
  readonly text: string;
}

export type SealCheck =
  | { readonly ok: true; readonly seal: Seal }
  /** `seal` where the signature was good, and the paper therefore says what it was issued with. */
  | { readonly ok: false; readonly reasons: readonly SealReason[]; readonly seal?: Seal };

/** Where and when an authorisation is shown. */
export interface Showing {
  readonly tripId: Uuid;
  /** Of the vehicle at the door. */
  readonly plate: Plate;
  readonly now: Instant;
}

/** What a phone that has no network carries with it. */
export interface SealBook<Key> {
  readonly keys: ReadonlyMap<number, Key>;
  readonly revocations: readonly Revocation[];
  verify(key: Key, message: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * Res. SES/MG 6.254/2018, art. 3 II: the authorisation of this trip, day and vehicle, and no other. Every reason at once;
 * of a token that nobody vouches for, only that.
 */
export function checkSeal<Key>(
  token: string,
  { keys, revocations, verify }: SealBook<Key>,
  showing: Showing,
): SealCheck {
  const signed = readToken(token);
  if (!signed)
    return refused('altered', 'O código está incompleto, foi alterado ou não é de uma autorização de viagem.');
  const { seal, message, signature } = signed;
  const key = keys.get(seal.keyId);
  if (key === undefined)
    return refused(
      'unknown-key',
      'A chave que assinou esta autorização não é conhecida: atualize os dados do aparelho.',
    );
  if (!verify(key, message, signature))
    return refused('altered', 'A assinatura não confere: o código foi alterado ou não foi emitido por este sistema.');
  const reasons = reasonsAgainst(seal, revocations, showing);
  return reasons.length ? { ok: false, reasons, seal } : { ok: true, seal };
}

/** Why what a seal truly says is not accepted here and now. */
export function reasonsAgainst(
  { authorizationId, tripId, issue, plate, validFrom, validUntil }: Seal,
  revocations: readonly Revocation[],
  showing: Showing,
): SealReason[] {
  const here = tripId === showing.tripId;
  const revocation = revocations.find((one) => one.authorizationId === authorizationId);
  const rules: readonly [broken: boolean, code: SealFault, text: string][] = [
    [!here, 'other-trip', 'A autorização é de outra viagem.'],
    [showing.now < validFrom, 'not-yet-valid', `A autorização só vale a partir de ${momentText(validFrom)}.`],
    [showing.now > validUntil, 'expired', `A autorização venceu em ${momentText(validUntil)}.`],
    [
      here && plate !== showing.plate,
      'swapped-vehicle',
      `O veículo foi trocado: a autorização é para a placa ${plate}, e este é o ${showing.plate}.`,
    ],
    [
      !!revocation && revocation.validIssue !== null && revocation.validIssue !== issue,
      'superseded',
      `Esta é a ${issue}ª via, e foi substituída: vale a ${revocation?.validIssue}ª via.`,
    ],
    [revocation?.validIssue === null, 'revoked', 'A autorização foi revogada.'],
  ];
  return rules.filter(([broken]) => broken).map(([, code, text]) => ({ code, text }));
}

export const refused = (code: SealFault, text: string): SealCheck => ({ ok: false, reasons: [{ code, text }] });
