import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type NoticeChannel } from '../channels/channel.js';
import { emailChannel, type EmailSettings } from '../channels/email.js';
import { smsChannel } from '../channels/sms.js';
import { whatsAppChannel } from '../channels/whatsapp.js';

/** What arrived, whatever it came by. */
export interface Received {
  readonly to: string;
  readonly text: string;
  /** By which the receiver knows a message that comes twice. */
  readonly key: string;
}

/** What the other side does with the next messages. `limited` asks to be left alone for two minutes. */
export type Mood = 'takes' | 'busy' | 'refuses' | 'knows-nobody' | 'limited' | 'lets-nobody-in';

/** The other side of a channel, on this machine. */
export interface Receiver {
  readonly channel: NoticeChannel;
  readonly received: Received[];
  /** Messages that were offered, taken or not. */
  offered: number;
  mood: Mood;
  /** Waits here before it answers. */
  pause: () => Promise<void>;
  /** Stops listening: nobody is there any more. */
  close(): Promise<void>;
  /** Listens again at the same place. */
  reopen(): Promise<void>;
}

const SMTP: Readonly<Record<Exclude<Mood, 'takes'>, [code: number, at: 'recipient' | 'data' | 'auth']>> = {
  busy: [451, 'data'],
  refuses: [554, 'data'],
  'knows-nobody': [550, 'recipient'],
  limited: [450, 'recipient'],
  'lets-nobody-in': [535, 'auth'],
};

/** An SMTP server that repeats the address in every refusal, as real ones do. */
export async function smtpReceiver(): Promise<Receiver & { readonly settings: EmailSettings }> {
  const refusal = (at: 'recipient' | 'data' | 'auth', address: string): Error | null => {
    if (receiver.mood === 'takes' || SMTP[receiver.mood][1] !== at) return null;
    return Object.assign(new Error(`no mail for <${address}>`), { responseCode: SMTP[receiver.mood][0] });
  };
  const start = async (port: number): Promise<SMTPServer> => {
    const server = new SMTPServer({
      ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], closeTimeout: 10 },
      onAuth: ({ username }, _session, done) => {
        const refused = refusal('auth', username ?? '');
        if (refused) done(refused);
        else done(null, { user: 'embarque' });
      },
      onRcptTo: ({ address }, _session, done) => {
        receiver.offered++;
        done(refusal('recipient', address));
      },
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.on('data', (part: Buffer) => (raw += part.toString()));
        stream.on('end', () => {
          void receiver.pause().then(() => {
            const to = envelope.rcptTo.map(({ address }) => address).join();
            const refused = refusal('data', to);
            if (!refused) receiver.received.push({ to, ...readMail(raw) });
            done(refused);
          });
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    return server;
  };
  let server = await start(0);
  const { port } = server.server.address() as AddressInfo;
  const settings = { url: `smtp://embarque:secret@127.0.0.1:${port}`, from: 'avisos@example.org' };
  const receiver: Receiver = {
    channel: emailChannel(settings),
    ...{ received: [], offered: 0, mood: 'takes', pause: async () => undefined },
    close: () => new Promise<void>((closed) => server.close(closed)),
    reopen: async () => {
      server = await start(port);
    },
  };
  return Object.assign(receiver, { settings });
}

function readMail(raw: string): { text: string; key: string } {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s);
  const bytes = /base64/i.test(head)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  return { text: bytes.toString('utf8').trim(), key: /^Message-ID: <(.*)@/im.exec(head)?.[1] ?? '' };
}

interface Answered {
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
}

/** An HTTP server that answers as `answers` says; `read` makes of a request what arrived. */
async function httpReceiver(
  channelAt: (url: string) => NoticeChannel,
  read: (body: Record<string, unknown>, headers: IncomingHttpHeaders) => Received,
  answers: (mood: Mood, to: string) => Answered,
): Promise<Receiver> {
  const start = async (port: number): Promise<Server> => {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        receiver.offered++;
        void receiver.pause().then(() => {
          const message = read(JSON.parse(text) as Record<string, unknown>, request.headers);
          const { status, body, headers = {} } = answers(receiver.mood, message.to);
          if (receiver.mood === 'takes') receiver.received.push(message);
          response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close', ...headers });
          response.end(JSON.stringify(body));
        });
      });
    });
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    return server;
  };
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    channel: channelAt(`http://127.0.0.1:${port}`),
    ...{ received: [], offered: 0, mood: 'takes', pause: async () => undefined },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
    reopen: async () => {
      server = await start(port);
    },
  };
  return receiver;
}

/** Answers as WhatsApp's Cloud API does. */
export const whatsAppReceiver = (): Promise<Receiver> => {
  const error = (status: number, code: number, to: string): Answered => ({
    status,
    body: { error: { message: `(#${code}) about ${to}`, type: 'OAuthException', code, error_data: { details: to } } },
  });
  return httpReceiver(
    (url) => whatsAppChannel({ url: `${url}/v23.0`, phoneId: '1234', token: 'secret' }),
    (body, headers) => {
      const { name, components } = body['template'] as {
        name: string;
        components: { parameters: { text: string }[] }[];
      };
      const right = headers.authorization === 'Bearer secret' && body['messaging_product'] === 'whatsapp';
      const parameters = components.flatMap((one) => one.parameters.map(({ text }) => text));
      return {
        to: right ? String(body['to']).replace(/^55/, '') : 'nobody',
        text: [name, ...parameters].join('|'),
        key: String(body['biz_opaque_callback_data']),
      };
    },
    (mood, to) => {
      switch (mood) {
        case 'takes':
          return {
            status: 200,
            body: { messaging_product: 'whatsapp', contacts: [{ wa_id: to }], messages: [{ id: `wamid.${to}` }] },
          };
        case 'busy':
          return error(500, 131000, to);
        case 'refuses':
          return error(400, 132001, to);
        case 'knows-nobody':
          return error(400, 131026, to);
        case 'limited':
          return { ...error(429, 130429, to), headers: { 'Retry-After': '120' } };
        case 'lets-nobody-in':
          return error(401, 190, to);
      }
    },
  );
};

const STATUS: Readonly<Record<Mood, number>> = {
  ...{ takes: 202, busy: 503, refuses: 422, 'knows-nobody': 404, limited: 429, 'lets-nobody-in': 401 },
};

/** A gateway for short messages, which calls number and text by names of its own. */
export const smsReceiver = (): Promise<Receiver> =>
  httpReceiver(
    (url) => smsChannel({ url, token: 'secret', numberField: 'numero', textField: 'mensagem' }),
    (body, headers) => ({
      to: headers.authorization === 'Bearer secret' ? String(body['numero']).replace(/^\+55/, '') : 'nobody',
      text: String(body['mensagem']),
      key: String(headers['idempotency-key']),
    }),
    (mood, to) => ({
      status: STATUS[mood],
      body: mood === 'takes' ? { id: `sms-${to}` } : { message: `not to ${to}` },
      ...(mood === 'limited' && { headers: { 'Retry-After': '120' } }),
    }),
  );
