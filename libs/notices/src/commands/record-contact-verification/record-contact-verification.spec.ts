import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { contactSettings } from '../../domain/contact.js';
import { QUEUED_AT } from '../../domain/testing/notice-facts.js';
import { recordContactVerification } from './record-contact-verification.decision.js';

describe('recording that a contact was verified', () => {
  const verified = {
    personId: idFrom('person'),
    contact: 'phone',
    sealed: 'sealed',
    how: 'call',
    at: QUEUED_AT,
  } as const;

  it('says which, how and when', () =>
    given(contactSettings)
      .when(() => recordContactVerification({ ...verified, current: true }))
      .then({ type: 'ContactVerified', data: verified }));

  it('is for what stands in the record', () =>
    given(contactSettings)
      .when(() => recordContactVerification({ ...verified, current: false }))
      .thenRefused('contact-not-in-record', /corrija o cadastro/));
});
