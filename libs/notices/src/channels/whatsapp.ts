import { whatsAppName } from '../domain/templates.js';
import { DeliveryFailure, type NoticeChannel, type OutgoingMessage, type Receipt } from './channel.js';
import { failureOf, postJson, type HttpAnswer } from './http.js';

export interface WhatsAppSettings {
  /** `https://graph.facebook.com/v23.0` */
  readonly url: string;
  /** Id of the sending number. */
  readonly phoneId: string;
  readonly token: string;
}

/*
 * Codes of the Cloud API's `error.code` that say more than the HTTP status.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const RATE_LIMITS = new Set([4, 80007, 130429, 131048, 131056]);
const NOT_LET_IN = new Set([0, 3, 10, 190, 131031, 131042]);
const NO_WHATSAPP = new Set([131021, 131026, 131030]);
const TEMPORARY = new Set([1, 2, 131000, 131016, 133004]);

/** WhatsApp by the Cloud API: template messages only, for nobody has written to the service before. */
export const whatsAppChannel = ({ url, phoneId, token }: WhatsAppSettings): NoticeChannel => ({
  name: 'whatsapp',
  async send({ key, address, template, parameters }: OutgoingMessage): Promise<Receipt> {
    const answer = await postJson(
      `${url}/${phoneId}/messages`,
      {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: `55${address}`, type: 'template' },
        template: {
          name: whatsAppName(template),
          language: { code: 'pt_BR' },
          components: parameters.length
            ? [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }]
            : [],
        },
        biz_opaque_callback_data: key,
      },
      { Authorization: `Bearer ${token}` },
    );
    const id = (answer.body as { messages?: { id?: unknown }[] } | undefined)?.messages?.[0]?.id;
    if (answer.status === 200 && typeof id === 'string') return { id };
    throw whatsAppFailure(answer);
  },
});

function whatsAppFailure(answer: HttpAnswer): DeliveryFailure {
  const { status, body, retryAfterMs } = answer;
  const code = (body as { error?: { code?: unknown } } | undefined)?.error?.code;
  const details = { status, ...(retryAfterMs && { retryAfterMs }) };
  if (typeof code === 'number') {
    if (RATE_LIMITS.has(code)) return new DeliveryFailure('rate-limited', details);
    if (NOT_LET_IN.has(code)) return new DeliveryFailure('not-let-in', details);
    if (NO_WHATSAPP.has(code)) return new DeliveryFailure('address-refused', { ...details, permanent: true });
    if (TEMPORARY.has(code)) return new DeliveryFailure('temporarily-refused', details);
  }
  // Said to be done, but without a message: nobody knows, so it is tried again.
  return status === 200 ? new DeliveryFailure('temporarily-refused', details) : failureOf(answer);
}
