/** Who answers for the data, and whom a citizen may write to (LGPD, art. 41 § 1); what is not configured is missing. */
export interface PrivacyContact {
  /** The controller. */
  readonly controller?: string;
  /** The data-protection officer (encarregado). */
  readonly officer: { readonly name?: string; readonly email?: string; readonly phone?: string };
}

/** Nest's token for the contact. */
export const PRIVACY_CONTACT = Symbol('PrivacyContact');
