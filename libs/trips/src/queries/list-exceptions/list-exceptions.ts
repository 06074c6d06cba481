import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { addDays, addMonths, Competence, firstDayOf, Uuid } from '#embarque/kernel';
import { ExceptionRow } from '../../projections/trips/trips.entities.js';

const MOST = 1000;

export interface ExceptionView {
  readonly tripId: string;
  readonly authorizationId: string;
  readonly date: string;
  readonly at: string;
  readonly role: string;
  readonly legs: string;
  readonly from: string;
}

/**
 * Who boarded a manager's trips of a month without being on the list, by day, a thousand at most: nobody is named, and the
 * justification is read where the trip is.
 */
export class ListExceptions extends BusinessQuery<ExceptionView[]> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

@QueryHandler(ListExceptions)
export class ListExceptionsHandler implements IQueryHandler<ListExceptions> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ managerId, competence, asker }: ListExceptions): Promise<ExceptionView[]> {
    const month = Between(firstDayOf(competence), addDays(firstDayOf(addMonths(competence, 1)), -1));
    const rows = await this.database.getRepository(ExceptionRow).find({
      where: inReach<ExceptionRow>(asker.reach, { managerId, date: month }, { manager: 'managerId', towns: 'towns' }),
      order: { date: 'ASC', tripId: 'ASC', authorizationId: 'ASC' },
      take: MOST,
    });
    return rows.map(({ tripId, authorizationId, date, at, role, legs, from }) => ({
      ...{ tripId, authorizationId, date, at: at.toISOString(), role, legs, from },
    }));
  }
}
