import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { KeyStore, openField, type Keys } from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { AppointmentRow, PersonRow } from '../../projections/people/people.entities.js';
import { RecordViews } from '../../record-views.js';
import { protocolOf, reasonOf } from '../../sealed-person.js';

export interface AppointmentView {
  readonly appointmentId: string;
  readonly status: 'booked' | 'cancelled';
  readonly system: string;
  readonly protocol: string;
  readonly establishment: {
    readonly cnes: string;
    readonly municipality: { readonly code: string; readonly name: string };
  };
  readonly date: string;
  readonly time: string;
  readonly kind: string;
  /** Why it was cancelled. */
  readonly reason: string | null;
  /** CNS of the doctors who asked for it and who regulated it, where that is known. */
  readonly requestedBy: string | null;
  readonly regulatedBy: string | null;
}

/** A person's appointments, latest first. */
export class ListAppointments extends BusinessQuery<AppointmentView[] | undefined> {
  @Value(Uuid) personId!: Uuid;
}

@QueryHandler(ListAppointments)
export class ListAppointmentsHandler implements IQueryHandler<ListAppointments> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly views: RecordViews,
  ) {}

  async execute({ personId, asker }: ListAppointments): Promise<AppointmentView[] | undefined> {
    const known = inReach<PersonRow>(asker.reach, { personId }, { resident: 'municipality' });
    if (!(await this.database.getRepository(PersonRow).existsBy(known))) return undefined;
    await this.views.note(personId, ListAppointments.name, asker);
    const rows = await this.database
      .getRepository(AppointmentRow)
      .find({ where: { personId }, order: { date: 'DESC', time: 'DESC', appointmentId: 'ASC' }, take: 1000 });
    const key = (await this.keys.keysOf([personId])).get(personId);
    if (!key) return [];
    const text = (name: string, sealed: string) => openField(key, personId, name, sealed);
    return rows.map(({ appointmentId, cancelled, system, protocol, date, time, kind, reason, ...place }) => ({
      appointmentId,
      status: cancelled ? 'cancelled' : 'booked',
      system,
      protocol: text(protocolOf(appointmentId), protocol),
      reason: reason && text(reasonOf(appointmentId), reason),
      establishment: {
        cnes: place.establishment,
        municipality: {
          code: place.establishmentMunicipality,
          name: municipalityName(place.establishmentMunicipality),
        },
      },
      date,
      time,
      kind,
      requestedBy: place.requestedBy,
      regulatedBy: place.regulatedBy,
    }));
  }
}
