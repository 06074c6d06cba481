import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { KeyStore, openerFor, sealField, type Keys } from '#embarque/privacy';
import { type Message } from './domain/templates.js';

export type TextName = 'address' | 'message' | 'receipt' | 'note';

/** What a notice says and where it goes, without the name of its template, which is no secret. */
export type NoticeMessage = Omit<Message, 'template'>;

interface SealedNotice {
  readonly noticeId: string;
  readonly personId: string;
}

/** What was told to whom, at which number, is sealed under the person's key, bound to its notice. */
@Injectable()
export class NoticeTexts {
  constructor(@Inject(KeyStore) private readonly keys: Keys) {}

  /** @throws SubjectErased */
  async seal(personId: Uuid, noticeId: Uuid, name: TextName, text: string): Promise<string> {
    return sealField(await this.keys.keyOf(personId), personId, `${noticeId}/${name}`, text);
  }

  /** @throws SubjectErased */
  sealMessage(personId: Uuid, noticeId: Uuid, { subject, text, parameters }: NoticeMessage): Promise<string> {
    return this.seal(personId, noticeId, 'message', JSON.stringify({ subject, text, parameters }));
  }

  /** What opens the texts of these notices; it says null for those of who was erased. */
  async openerFor(notices: readonly SealedNotice[]) {
    const open = await openerFor(
      this.keys,
      notices.map(({ personId }) => personId),
    );
    const text = ({ noticeId, personId }: SealedNotice, name: TextName, sealed: string | null | undefined) =>
      open(personId, `${noticeId}/${name}`, sealed);
    return {
      text,
      message: (notice: SealedNotice & { readonly message: string }): NoticeMessage | null => {
        const opened = text(notice, 'message', notice.message);
        return opened === null ? null : (JSON.parse(opened) as NoticeMessage);
      },
    };
  }
}
