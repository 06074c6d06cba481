import { type Contact, type Contacts, type Preference } from './contact.js';
import { type ChannelName, type Way } from './notice.js';
import { WAYS_POLICY } from './policies.js';

export interface Choice {
  readonly way: Way;
  readonly address?: string;
  readonly verified: boolean;
}

/** Short messages need a mobile: area code, 9, eight digits. */
const isMobile = (phone: string): boolean => /^[1-9]\d9\d{8}$/.test(phone);

/**
 * By which way a person is told: of those that are configured and that they did not refuse, the first with a verified
 * contact; failing that the first with any; failing that by phone.
 */
export function chooseWay(preference: Preference, contacts: Contacts, configured: ReadonlySet<ChannelName>): Choice {
  const wanted = WAYS_POLICY.order.filter(
    (channel) => configured.has(channel) && (preference === 'any' || preference === channel),
  );
  const open = wanted.flatMap((channel) => {
    const contact = contactFor(channel, contacts);
    return contact ? [{ way: channel, address: contact.value, verified: !!contact.verification }] : [];
  });
  const phone = contacts.phone?.value;
  return (
    open.find(({ verified }) => verified) ??
    open[0] ?? { way: 'phone', verified: false, ...(phone && { address: phone }) }
  );
}

function contactFor(channel: ChannelName, { phone, email }: Contacts): Contact | undefined {
  if (channel === 'email') return email;
  return phone && isMobile(phone.value) ? phone : undefined;
}

/** Whether a message that waits may still go out: nobody has refused the channel meanwhile, or got another number. */
export function isStillOpen(
  { way, address, detailed }: { way: ChannelName; address: string; detailed: boolean },
  preference: Preference,
  contacts: Contacts,
): boolean {
  const contact = contactFor(way, contacts);
  const wanted = preference === 'any' || preference === way;
  return wanted && contact?.value === address && (!detailed || !!contact.verification);
}
