import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThan } from 'typeorm';
import { BusinessQuery, CLOCK, inReach, Value } from '#embarque/application';
import { IbgeCode, type Clock } from '#embarque/kernel';
import { NoticeRow } from '../../projections/notices/notices.entities.js';
import { MOST_NOTICES, NoticeViews, type NoticeView } from '../notice-view.js';

/** Whom the office of a town has to call before their trip leaves: next departure first. */
export class ListNoticesToTell extends BusinessQuery<NoticeView[]> {
  @Value(IbgeCode) municipality!: IbgeCode;
}

@QueryHandler(ListNoticesToTell)
export class ListNoticesToTellHandler implements IQueryHandler<ListNoticesToTell> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly views: NoticeViews,
  ) {}

  async execute({ municipality, asker }: ListNoticesToTell): Promise<NoticeView[]> {
    const waiting = { residence: municipality, toTell: true, until: MoreThan(new Date(this.clock.now())) };
    const rows = await this.database.getRepository(NoticeRow).find({
      where: inReach<NoticeRow>(asker.reach, waiting, { resident: 'residence' }),
      order: { until: 'ASC', queuedAt: 'ASC', noticeId: 'ASC' },
      take: MOST_NOTICES,
    });
    return this.views.of(rows, asker);
  }
}
