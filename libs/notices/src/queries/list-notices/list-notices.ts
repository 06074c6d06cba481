import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { NoticeRow } from '../../projections/notices/notices.entities.js';
import { MOST_NOTICES, NoticeViews, NOTICES_BELONG, type NoticeView } from '../notice-view.js';

/** Who was told what about a trip, when and by which way, and who has acknowledged: latest first. */
export class ListNotices extends BusinessQuery<NoticeView[]> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly views: NoticeViews,
  ) {}

  async execute({ tripId, asker }: ListNotices): Promise<NoticeView[]> {
    const rows = await this.database.getRepository(NoticeRow).find({
      where: inReach(asker.reach, { tripId }, NOTICES_BELONG),
      order: { queuedAt: 'DESC', noticeId: 'ASC' },
      take: MOST_NOTICES,
    });
    return this.views.of(rows, asker);
  }
}
