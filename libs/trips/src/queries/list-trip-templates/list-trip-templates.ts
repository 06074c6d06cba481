import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { TemplateRow } from '../../projections/trips/trips.entities.js';

/** A manager's trip templates, those that the asker has to do with, by name. */
export class ListTripTemplates extends BusinessQuery<TemplateRow[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListTripTemplates)
export class ListTripTemplatesHandler implements IQueryHandler<ListTripTemplates> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  execute({ managerId, asker }: ListTripTemplates): Promise<TemplateRow[]> {
    return this.database.getRepository(TemplateRow).find({
      where: inReach<TemplateRow>(asker.reach, { managerId }, { manager: 'managerId', towns: 'towns' }),
      order: { name: 'ASC', templateId: 'ASC' },
      take: 500,
    });
  }
}
