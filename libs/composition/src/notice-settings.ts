import { type NoticeSettings } from '#embarque/notices';
import { BadConfig, type Environment } from './environment.js';
import { safeAddress } from './safe-address.js';

const WHATSAPP_URL = 'https://graph.facebook.com/v23.0';

/** The channels that are configured, each whole or not at all. */
export function noticeSettingsFrom(read: Environment): NoticeSettings {
  const email = emailFrom(read);
  const whatsapp = whatsAppFrom(read);
  const sms = smsFrom(read);
  return { ...(email && { email }), ...(whatsapp && { whatsapp }), ...(sms && { sms }) };
}

const neededWith =
  (other: string) =>
  (name: string, given: string | undefined): string => {
    if (!given) throw new BadConfig(`${name} deve ser informado, porque ${other} foi.`);
    return given;
  };

function emailFrom({ value, secret }: Environment): NoticeSettings['email'] {
  const url = secret('SMTP_URL');
  if (!url) return undefined;
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || !hostname) {
    throw new BadConfig('SMTP_URL deve ser um endereço smtp:// ou smtps://.');
  }
  const from = neededWith('SMTP_URL')('SMTP_FROM', value('SMTP_FROM'));
  if (!/^[^\s@,<>]+@[^\s@,<>]+$/.test(from)) throw new BadConfig('SMTP_FROM deve ser um endereço de e-mail.');
  return { url, from };
}

function whatsAppFrom({ value, secret }: Environment): NoticeSettings['whatsapp'] {
  const token = secret('WHATSAPP_TOKEN');
  if (!token) return undefined;
  const phoneId = neededWith('WHATSAPP_TOKEN')('WHATSAPP_PHONE_ID', value('WHATSAPP_PHONE_ID'));
  if (!/^\d+$/.test(phoneId)) throw new BadConfig('WHATSAPP_PHONE_ID deve ter só algarismos.');
  return { url: safeAddress('WHATSAPP_URL', value('WHATSAPP_URL') ?? WHATSAPP_URL), phoneId, token };
}

function smsFrom({ value, secret }: Environment): NoticeSettings['sms'] {
  const url = value('SMS_URL');
  if (!url) return undefined;
  return {
    url: safeAddress('SMS_URL', url),
    token: neededWith('SMS_URL')('SMS_TOKEN', secret('SMS_TOKEN')),
    numberField: value('SMS_NUMBER_FIELD') ?? 'to',
    textField: value('SMS_TEXT_FIELD') ?? 'text',
  };
}
