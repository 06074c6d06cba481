import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { type LocalDate, type LocalTime } from '#embarque/kernel';
import { AppointmentRow } from './projections/people/people.entities.js';

/** When an appointment is. */
export interface AppointmentTime {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

/** When many appointments are, for whoever prints what tells of them. */
@Injectable()
export class AppointmentBook {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** By appointment; those that were cancelled, or of people who were erased, are missing. */
  async timesOf(appointmentIds: readonly string[]): Promise<ReadonlyMap<string, AppointmentTime>> {
    const rows = await this.database.getRepository(AppointmentRow).find({
      select: { appointmentId: true, date: true, time: true },
      where: { appointmentId: In([...new Set(appointmentIds)]), cancelled: false },
    });
    return new Map(
      rows.map(({ appointmentId, date, time }) => [
        appointmentId,
        { date: date as LocalDate, time: time as LocalTime },
      ]),
    );
  }
}
