import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { contactSettings, type ContactEvent, type ContactSettings, type Preference } from '../../domain/contact.js';
import { setNoticePreference } from './set-notice-preference.decision.js';

describe('setting by which way somebody is told', () => {
  const personId = idFrom('person');
  const set = (preference: Preference): ContactEvent => ({
    type: 'NoticePreferenceSet',
    data: { personId, preference },
  });
  const setting = (preference: Preference) => (state: ContactSettings) =>
    setNoticePreference({ personId, preference }, state);

  it('holds until it is set otherwise', () => {
    given(contactSettings).when(setting('none')).then(set('none'));
    given(contactSettings, set('none')).when(setting('email')).then(set('email'));
  });

  it('changes nothing when it is so already', () => {
    given(contactSettings).when(setting('any')).then();
    given(contactSettings, set('none')).when(setting('none')).then();
  });
});
