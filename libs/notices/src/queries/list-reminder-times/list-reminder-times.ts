import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { IbgeCode, type LocalTime, type Policy } from '#embarque/kernel';
import { REMINDER_POLICY } from '../../domain/policies.js';
import { ReminderTimeRow } from '../../projections/notices/notices.entities.js';

export interface ReminderTimes {
  /** What holds until the town sets an hour. */
  readonly otherwise: Policy & { readonly time: LocalTime };
  /** What the town has set, the last one first. */
  readonly own: readonly ReminderTimeRow[];
}

/** At what hour of the day before a town reminds its people. */
export class ListReminderTimes extends BusinessQuery<ReminderTimes> {
  @Value(IbgeCode) municipality!: IbgeCode;
}

@QueryHandler(ListReminderTimes)
export class ListReminderTimesHandler implements IQueryHandler<ListReminderTimes> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ municipality, asker }: ListReminderTimes): Promise<ReminderTimes> {
    const own = await this.database.getRepository(ReminderTimeRow).find({
      where: inReach<ReminderTimeRow>(asker.reach, { municipality }, { resident: 'municipality' }),
      order: { version: 'DESC' },
      take: 100,
    });
    return { otherwise: REMINDER_POLICY, own };
  }
}
