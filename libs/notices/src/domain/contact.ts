import { type Evolution, type Instant, type Uuid } from '#embarque/kernel';
import { type ChannelName } from './notice.js';

export const CONTACT_KINDS = ['phone', 'email'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const VERIFIED_HOW = ['call', 'in-person', 'code-returned'] as const;
/** How somebody made sure that a phone or an e-mail address is the person's own. */
export type VerifiedHow = (typeof VERIFIED_HOW)[number];

/** `any`: by whatever is verified; `none`: no automatic messages, somebody of the office calls. */
export type Preference = 'any' | 'none' | ChannelName;
export const PREFERENCES = ['any', 'none', 'whatsapp', 'sms', 'email'] as const satisfies readonly Preference[];

export interface Verification {
  /** The phone or address itself, sealed under the person's key: another one is another seal, and verifies nothing. */
  readonly sealed: string;
  readonly how: VerifiedHow;
  readonly at: Instant;
}

export type ContactEvent =
  | { type: 'ContactVerified'; data: { personId: Uuid; contact: ContactKind } & Verification }
  | { type: 'NoticePreferenceSet'; data: { personId: Uuid; preference: Preference } };

/** What is known of how a person may be told something. */
export interface ContactSettings {
  readonly preference: Preference;
  readonly verified: Readonly<Partial<Record<ContactKind, Verification>>>;
}

export const contactSettings: Evolution<ContactSettings, ContactEvent> = {
  initial: { preference: 'any', verified: {} },
  evolve(state, { type, data }) {
    if (type === 'NoticePreferenceSet') return { ...state, preference: data.preference };
    const { contact, sealed, how, at } = data;
    return { ...state, verified: { ...state.verified, [contact]: { sealed, how, at } } };
  },
};

export const contactStream = (personId: Uuid): string => `contact-${personId}`;

/** A phone or an address, and whether it is known to be the person's own. */
export interface Contact {
  readonly value: string;
  readonly verification?: Pick<Verification, 'how' | 'at'>;
}

export type Contacts = Readonly<Partial<Record<ContactKind, Contact>>>;
