import { type NoticeKind, type Way } from './notice.js';

/** What a message may say of a trip, as its reader reads it. Nothing else gets near a template. */
export interface TripFacts {
  /** `05/10/2026` */
  readonly day: string;
  /** `04:00` */
  readonly departure: string;
  readonly boardingPlace: string;
  readonly plate: string;
  /** Of an offer: `05/10/2026, 04:00`. */
  readonly answerBy: string;
}

/**
 * A text of the service, by version: a text that changes gets the next one. Placeholders are fields of `TripFacts`.
 *
 * WhatsApp delivers only texts that its provider has approved: there the template bears the name `whatsAppName` gives it,
 * with the placeholders of `text` as its numbered variables, in their order.
 */
export interface Template {
  readonly id: string;
  readonly version: number;
  readonly subject: string;
  readonly text: string;
  /** For SMS. */
  readonly short: string;
}

const CANNOT = 'Se não puder ir, avise a Secretaria de Saúde.';

/** LGPD, art. 6 III: what is needed to travel, and neither where to nor why. */
export const TEMPLATES: Readonly<Record<NoticeKind, Template>> = {
  authorised: {
    ...{ id: 'viagem_autorizada', version: 1, subject: 'Viagem autorizada' },
    text: `Sua viagem do dia {day} está autorizada. Saída às {departure}. Local de embarque: {boardingPlace}. Placa do veículo: {plate}. Leve documento com foto. ${CANNOT}`,
    short: `Viagem autorizada: {day}, {departure}, embarque: {boardingPlace}, placa {plate}. ${CANNOT}`,
  },
  reissued: {
    ...{ id: 'veiculo_trocado', version: 1, subject: 'O veículo da sua viagem mudou' },
    text: `O veículo da sua viagem do dia {day} mudou. A nova placa é {plate}. Saída às {departure}. Local de embarque: {boardingPlace}. A autorização anterior não vale mais. ${CANNOT}`,
    short: `O veículo da viagem de {day} mudou: placa {plate}, {departure}, embarque: {boardingPlace}. ${CANNOT}`,
  },
  revoked: {
    ...{ id: 'autorizacao_revogada', version: 1, subject: 'Sua autorização de viagem foi revogada' },
    text: 'Sua autorização para a viagem do dia {day}, com saída às {departure}, foi revogada. Em caso de dúvida, procure a Secretaria de Saúde.',
    short: 'Sua autorização para a viagem de {day}, {departure}, foi revogada. Dúvidas: Secretaria de Saúde.',
  },
  'trip-cancelled': {
    ...{ id: 'viagem_cancelada', version: 1, subject: 'A sua viagem foi cancelada' },
    text: 'A viagem do dia {day}, com saída às {departure}, foi cancelada. Procure a Secretaria de Saúde para saber o que fazer.',
    short: 'A viagem de {day}, {departure}, foi cancelada. Procure a Secretaria de Saúde.',
  },
  reminder: {
    ...{ id: 'lembrete_de_viagem', version: 1, subject: 'Lembrete da sua viagem' },
    text: `Lembrete: sua viagem é no dia {day}. Saída às {departure}. Local de embarque: {boardingPlace}. Placa do veículo: {plate}. Leve documento com foto. ${CANNOT}`,
    short: `Lembrete da viagem: {day}, {departure}, embarque: {boardingPlace}, placa {plate}. ${CANNOT}`,
  },
  'seat-offered': {
    ...{ id: 'vaga_liberada', version: 1, subject: 'Há uma vaga para a sua viagem' },
    text: 'Liberou-se uma vaga para a sua viagem do dia {day}, com saída às {departure}. Diga à Secretaria de Saúde até {answerBy} se a quer; depois disso ela passa a outra pessoa.',
    short: 'Vaga liberada: viagem de {day}, {departure}. Responda à Secretaria de Saúde até {answerBy}.',
  },
};

const NEUTRAL_TEXT = 'Há uma novidade sobre a sua viagem; procure a Secretaria de Saúde.';
/** For whoever holds a phone or an address that nobody has verified: they may be a stranger. */
export const NEUTRAL: Template = {
  ...{ id: 'novidade', version: 1, subject: 'Secretaria de Saúde' },
  ...{ text: NEUTRAL_TEXT, short: NEUTRAL_TEXT },
};

/** A message ready to be sent. */
export interface Message {
  readonly template: { readonly id: string; readonly version: number };
  readonly subject: string;
  readonly text: string;
  /** What stands in the text's placeholders, in order. */
  readonly parameters: readonly string[];
}

/** Only what is known to be the person's own hears of the trip. The office, which calls, reads the whole text. */
export function compose(kind: NoticeKind, way: Way, verified: boolean, facts: TripFacts): Message {
  const { id, version, subject, text, short } = verified || way === 'phone' ? TEMPLATES[kind] : NEUTRAL;
  const parameters: string[] = [];
  const filled = (way === 'sms' ? short : text).replace(/\{(\w+)\}/g, (_, name: keyof TripFacts) => {
    parameters.push(facts[name]);
    return facts[name];
  });
  return { template: { id, version }, subject, text: filled, parameters };
}

export const whatsAppName = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `embarque_${id}_v${version}`;
