import { type OnApplicationShutdown } from '@nestjs/common';
import { type ChannelName } from '../domain/notice.js';
import { type NoticeChannel } from './channel.js';
import { emailChannel, type EmailSettings } from './email.js';
import { smsChannel, type SmsSettings } from './sms.js';
import { whatsAppChannel, type WhatsAppSettings } from './whatsapp.js';

/** What is configured; a channel without settings is off. */
export interface NoticeSettings {
  readonly email?: EmailSettings;
  readonly whatsapp?: WhatsAppSettings;
  readonly sms?: SmsSettings;
}

export const channelsFor = ({ email, whatsapp, sms }: NoticeSettings): NoticeChannel[] => [
  ...(email ? [emailChannel(email)] : []),
  ...(whatsapp ? [whatsAppChannel(whatsapp)] : []),
  ...(sms ? [smsChannel(sms)] : []),
];

/** The channels that are on. */
export class Channels implements OnApplicationShutdown {
  private readonly byName: ReadonlyMap<ChannelName, NoticeChannel>;
  readonly names: ReadonlySet<ChannelName>;

  constructor(channels: readonly NoticeChannel[]) {
    this.byName = new Map(channels.map((channel) => [channel.name, channel]));
    this.names = new Set(this.byName.keys());
  }

  get(name: ChannelName): NoticeChannel | undefined {
    return this.byName.get(name);
  }

  onApplicationShutdown(): void {
    for (const channel of this.byName.values()) channel.close?.();
  }
}
