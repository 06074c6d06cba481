import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { PersonRow, RecordViewRow } from '../../projections/people/people.entities.js';

const MOST = 1000;

export interface RecordViewView {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Id of the account. */
  readonly actor: string;
  readonly role: string;
  /** The query that showed the record. */
  readonly what: string;
}

/** Who opened a person's record, latest first; the last thousand times. */
export class ListRecordViews extends BusinessQuery<RecordViewView[] | undefined> {
  @Value(Uuid) personId!: Uuid;
}

@QueryHandler(ListRecordViews)
export class ListRecordViewsHandler implements IQueryHandler<ListRecordViews> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ personId, asker }: ListRecordViews): Promise<RecordViewView[] | undefined> {
    const known = inReach<PersonRow>(asker.reach, { personId }, { resident: 'municipality' });
    if (!(await this.database.getRepository(PersonRow).existsBy(known))) return undefined;
    const views = await this.database
      .getRepository(RecordViewRow)
      .find({ where: { personId }, order: { position: 'DESC' }, take: MOST });
    return views.map(({ at, actor, role, what }) => ({ at: at.toISOString(), actor, role, what }));
  }
}
