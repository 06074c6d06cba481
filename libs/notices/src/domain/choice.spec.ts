import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant } from '#embarque/kernel';
import { chooseWay, isStillOpen } from './choice.js';
import { PREFERENCES, type Contact, type Contacts } from './contact.js';
import { CHANNEL_NAMES, type ChannelName } from './notice.js';

const verification = { how: 'call', at: '2026-10-01T12:00:00.000Z' as Instant } as const;
const mobile: Contact = { value: '37999990000' };
const landline: Contact = { value: '3733330000' };
const email: Contact = { value: 'maria@example.org' };
const sure = (contact: Contact): Contact => ({ ...contact, verification });
const all: ReadonlySet<ChannelName> = new Set(CHANNEL_NAMES);

describe('by which way a person is told', () => {
  it('is the first that is configured', () => {
    expect(chooseWay('any', { phone: mobile, email }, all)).toEqual({
      ...{ way: 'whatsapp', address: mobile.value, verified: false },
    });
    expect(chooseWay('any', { phone: mobile, email }, new Set(['sms', 'email']))).toMatchObject({ way: 'sms' });
  });

  it('is rather one whose contact was verified', () =>
    expect(chooseWay('any', { phone: mobile, email: sure(email) }, all)).toEqual({
      ...{ way: 'email', address: email.value, verified: true },
    }));

  it('is the one that the person prefers, or the telephone', () => {
    expect(chooseWay('email', { phone: sure(mobile), email }, all)).toMatchObject({ way: 'email', verified: false });
    expect(chooseWay('email', { phone: sure(mobile) }, all)).toEqual({
      ...{ way: 'phone', address: mobile.value, verified: false },
    });
    expect(chooseWay('none', { phone: sure(mobile), email }, all)).toMatchObject({ way: 'phone' });
  });

  it('is no message to a telephone that is not a mobile', () =>
    expect(chooseWay('any', { phone: sure(landline) }, all)).toMatchObject({ way: 'phone', address: landline.value }));

  it('is the telephone while nothing is configured, or nobody knows a contact', () => {
    expect(chooseWay('any', { phone: mobile, email }, new Set())).toMatchObject({ way: 'phone' });
    expect(chooseWay('any', {}, all)).toEqual({ way: 'phone', verified: false });
  });

  it('stays open for what waits until number, verification or preference change', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...PREFERENCES),
        fc.record({ phone: anyContact(mobile, landline), email: anyContact(email) }),
        fc.constantFrom(...PREFERENCES),
        (preference, contacts: Contacts, later) => {
          const { way, address, verified } = chooseWay(preference, contacts, all);
          if (way === 'phone') return;
          const waiting = { way, address: address!, detailed: verified };
          expect(isStillOpen(waiting, preference, contacts)).toBe(true);
          expect(isStillOpen(waiting, later, contacts)).toBe(later === 'any' || later === way);
          expect(isStillOpen(waiting, preference, {})).toBe(false);
          const kind = way === 'email' ? 'email' : 'phone';
          const other = { value: kind === 'email' ? 'other@example.org' : '37988880000', verification };
          expect(isStillOpen(waiting, preference, { ...contacts, [kind]: other })).toBe(false);
          const doubtful = { ...contacts, [kind]: { value: address! } };
          expect(isStillOpen(waiting, preference, doubtful)).toBe(!verified);
        },
      ),
    ));
});

function anyContact(...contacts: readonly Contact[]) {
  return fc.constantFrom(...contacts, ...contacts.map(sure));
}
