import { type BackOff, type LocalTime, type Policy } from '#embarque/kernel';
import { type ChannelName } from './notice.js';

/** Which way is taken first where several are open: what reaches people at once, then what they look at later. */
export const WAYS_POLICY = {
  id: 'ordem-dos-canais',
  version: 1,
  legalBasis:
    'Resolução SES/MG 6.254/2018, art. 3º, II (a SMS entrega a autorização); ordem por prática, até norma da SMS',
  order: ['whatsapp', 'sms', 'email'],
} as const satisfies Policy & { order: readonly ChannelName[] };

/** How long a message is tried before somebody has to call: 9 times, over some three hours. */
export const RETRY_POLICY = {
  id: 'tentativas-de-envio',
  version: 1,
  legalBasis: 'Prática, até norma da SMS: o passageiro precisa de tempo para ser avisado por telefone',
  attempts: 9,
  firstMs: 60_000,
  limitMs: 3_600_000,
} as const satisfies Policy & BackOff & { attempts: number };

/** When people are reminded whose town has not said an hour: after work, and early enough to say that one cannot go. */
export const REMINDER_POLICY = {
  id: 'lembrete-da-vespera',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, § 2º (a SMS organiza); hora por prática, até norma da SMS',
  time: '18:00' as LocalTime,
} as const satisfies Policy & { time: LocalTime };
