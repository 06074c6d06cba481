import { isLoopback } from '#embarque/application';
import { createTransport } from 'nodemailer';
import { DeliveryFailure, type NoticeChannel, type OutgoingMessage, type Receipt } from './channel.js';

export interface EmailSettings {
  /** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS; in clear to this machine only. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

/** E-mail by SMTP. A repeated message has the same Message-ID, by which mailboxes know it. */
export function emailChannel({ url, from }: EmailSettings): NoticeChannel {
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: 5, requireTLS: !isLoopback(new URL(url).hostname) },
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    name: 'email',
    async send({ key, address, subject, text }: OutgoingMessage): Promise<Receipt> {
      try {
        const { messageId } = await transport.sendMail({
          from,
          // Not as a text, where a comma would make two of it.
          to: { name: '', address },
          messageId: `<${key}@${from.slice(from.lastIndexOf('@') + 1)}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          subject,
          text,
        });
        return { id: messageId };
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** RFC 5321: 4yz may pass another time, 5yz will not. */
function failureOf(error: unknown): DeliveryFailure {
  const { responseCode: status, code } = error as { responseCode?: number; code?: string };
  // Whoever runs the service can put that right, and the message is still good then.
  if (code === 'EAUTH') return new DeliveryFailure('not-let-in', status ? { status } : {});
  if (!status) return new DeliveryFailure('unreachable');
  if (status < 500) return new DeliveryFailure('temporarily-refused', { status });
  return new DeliveryFailure(code === 'EENVELOPE' ? 'address-refused' : 'refused', { status, permanent: true });
}
