import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { ContactBook } from '../../contact-book.js';
import { type Contacts, type Preference } from '../../domain/contact.js';
import { NoticeRow } from '../../projections/notices/notices.entities.js';
import { MOST_NOTICES, NoticeViews, type NoticeView } from '../notice-view.js';

export interface PersonNotices {
  readonly preference: Preference;
  /** With `verification` where the present phone or e-mail address is known to be the person's own. */
  readonly contacts: Contacts;
  /** Latest first. */
  readonly notices: readonly NoticeView[];
}

/** How a person may be reached, and what they were told. */
export class ListPersonNotices extends BusinessQuery<PersonNotices | undefined> {
  @Value(Uuid) personId!: Uuid;
}

@QueryHandler(ListPersonNotices)
export class ListPersonNoticesHandler implements IQueryHandler<ListPersonNotices> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly contacts: ContactBook,
    private readonly views: NoticeViews,
  ) {}

  async execute({ personId, asker }: ListPersonNotices): Promise<PersonNotices | undefined> {
    const known = await this.contacts.of(personId);
    if (!known || !isTheirs(known.municipality, asker.reach)) return undefined;
    const rows = await this.database.getRepository(NoticeRow).find({
      where: inReach<NoticeRow>(asker.reach, { personId }, { resident: 'residence' }),
      order: { queuedAt: 'DESC', noticeId: 'ASC' },
      take: MOST_NOTICES,
    });
    const { preference, contacts } = known;
    return { preference, contacts, notices: await this.views.of(rows, asker) };
  }
}

const isTheirs = (municipality: string, reach: ListPersonNotices['asker']['reach']): boolean =>
  reach === 'everything' || reach.residents.some((town) => town === municipality);
