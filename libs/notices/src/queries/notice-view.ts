import { Injectable } from '@nestjs/common';
import { type Asker, type Belongs } from '#embarque/application';
import { NoticeTexts } from '../notice-texts.js';
import { type NoticeRow } from '../projections/notices/notices.entities.js';

/** A notice is its fleet manager's and its citizen's town's. */
export const NOTICES_BELONG: Belongs<NoticeRow> = { manager: 'managerId', resident: 'residence' };

/** The most notices that one answer shows. */
export const MOST_NOTICES = 1000;

/** What was told to whom, by which way, and who has said that they know; people are named by id only. */
export interface NoticeView extends Omit<NoticeRow, 'message' | 'toTell'> {
  /** Null for whom it is not meant, and once the person was erased; so are `address` and `note`. */
  readonly text: string | null;
}

@Injectable()
export class NoticeViews {
  constructor(private readonly texts: NoticeTexts) {}

  /** The town where a person lives reads what they were told; who carries them sees that they were. */
  async of(rows: readonly NoticeRow[], { access, reach }: Asker): Promise<NoticeView[]> {
    const opener = await this.texts.openerFor(rows);
    return rows.map(({ message, toTell: _, ...row }) => {
      const meant =
        reach === 'everything' ||
        (access.role !== 'fleet-manager' && reach.residents.some((town) => town === row.residence));
      return {
        ...row,
        address: meant ? opener.text(row, 'address', row.address) : null,
        note: meant ? opener.text(row, 'note', row.note) : null,
        text: meant ? (opener.message({ ...row, message })?.text ?? null) : null,
      };
    });
  }
}
