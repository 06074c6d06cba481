import { type NoticeChannel, type OutgoingMessage, type Receipt } from './channel.js';
import { failureOf, postJson } from './http.js';

export interface SmsSettings {
  /** Where the gateway takes messages, as JSON by POST. */
  readonly url: string;
  readonly token: string;
  /** What the gateway calls the number (`+5535999990000`) and the text. */
  readonly numberField: string;
  readonly textField: string;
}

/** SMS by whatever gateway takes JSON over HTTP. */
export const smsChannel = ({ url, token, numberField, textField }: SmsSettings): NoticeChannel => ({
  name: 'sms',
  async send({ key, address, text }: OutgoingMessage): Promise<Receipt> {
    const answer = await postJson(
      url,
      { [numberField]: `+55${address}`, [textField]: text },
      { Authorization: `Bearer ${token}`, 'Idempotency-Key': key },
    );
    if (answer.status < 200 || answer.status > 299) throw failureOf(answer);
    const { id } = (answer.body ?? {}) as { id?: unknown };
    return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
  },
});
