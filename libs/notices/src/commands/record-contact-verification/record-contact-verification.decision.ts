import { accept, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type ContactEvent, type ContactKind, type Verification } from '../../domain/contact.js';

interface Verifying extends Verification {
  readonly personId: Uuid;
  readonly contact: ContactKind;
  /** Whether what was verified stands in the person's record. */
  readonly current: boolean;
}

export function recordContactVerification({ current, ...verified }: Verifying): Decision<ContactEvent> {
  return current
    ? accept({ type: 'ContactVerified', data: verified })
    : refuse(
        'contact-not-in-record',
        'O telefone ou e-mail conferido não é o que está no cadastro: corrija o cadastro antes.',
      );
}
