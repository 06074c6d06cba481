import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How a person proves that an account is theirs. */
@Entity({ schema: 'identity', name: 'credential' })
@Index('credential_login_mark', ['loginMark'], { unique: true })
@Index('credential_cpf_mark', ['cpfMark'], { unique: true })
export class CredentialRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text', { name: 'login_mark' }) loginMark!: string;
  @Column('text', { name: 'cpf_mark', nullable: true }) cpfMark!: string | null;
  /** Argon2id, in PHC form. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('boolean', { name: 'must_change' }) mustChange!: boolean;
  /** Wrong passwords and codes in a row. */
  @Column('integer') failures!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
  /** Sealed under the account's key. */
  @Column('text', { name: 'totp_secret', nullable: true }) totpSecret!: string | null;
  /** Shown, and not yet confirmed by a first code. */
  @Column('text', { name: 'totp_offered', nullable: true }) totpOffered!: string | null;
  /** Step of the last code that was accepted: no code is accepted twice. */
  @Column('bigint', { name: 'totp_step', nullable: true }) totpStep!: string | null;
}

/** A recovery code that was not used yet; one of them stands for a code of the second factor, once. */
@Entity({ schema: 'identity', name: 'recovery_code' })
export class RecoveryCodeRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('text', { name: 'code_mark' }) codeMark!: string;
}

@Entity({ schema: 'identity', name: 'session' })
@Index('session_token_mark', ['tokenMark'], { unique: true })
@Index('session_account', ['accountId'])
@Index('session_ends_at', ['endsAt'])
@Index('session_oidc', ['oidcSid'])
export class SessionRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('text', { name: 'token_mark' }) tokenMark!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') csrf!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen' }) lastSeen!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('text', { name: 'user_agent' }) userAgent!: string;
  @Column('text', { name: 'oidc_issuer', nullable: true }) oidcIssuer!: string | null;
  @Column('text', { name: 'oidc_sid', nullable: true }) oidcSid!: string | null;
}

@Entity({ schema: 'identity', name: 'api_token' })
@Index('api_token_mark', ['tokenMark'], { unique: true })
@Index('api_token_account', ['accountId'])
export class ApiTokenRow {
  @PrimaryColumn('uuid', { name: 'token_id' }) tokenId!: string;
  @Column('text', { name: 'token_mark' }) tokenMark!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') name!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'last_used', nullable: true }) lastUsed!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

/** A sign-in that went to the provider and has not come back. */
@Entity({ schema: 'identity', name: 'oidc_sign_in' })
@Index('oidc_sign_in_ends_at', ['endsAt'])
export class OidcSignInRow {
  @PrimaryColumn('text', { name: 'cookie_mark' }) cookieMark!: string;
  @Column('text') state!: string;
  @Column('text') nonce!: string;
  @Column('text') verifier!: string;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
}

/** A command whose secret was handed over: repeated, it makes no second one. */
@Entity({ schema: 'identity', name: 'handed_over' })
export class HandedOverRow {
  @PrimaryColumn('uuid', { name: 'command_id' }) commandId!: string;
}
