import { accept, type Decision, type Uuid } from '#embarque/kernel';
import { type ContactEvent, type ContactSettings, type Preference } from '../../domain/contact.js';

export const setNoticePreference = (
  wanted: { personId: Uuid; preference: Preference },
  { preference }: ContactSettings,
): Decision<ContactEvent> =>
  wanted.preference === preference ? accept() : accept({ type: 'NoticePreferenceSet', data: wanted });
