import { type RecordedEvent } from '#embarque/event-store';
import { type Keys } from '#embarque/privacy';
import { type CopyValue, type Projection, type Row, type Rows } from '#embarque/read-model';
import { type AppointmentEvent } from '../../domain/appointment.js';
import { type PersonEvent } from '../../domain/person.js';
import { type RecordViewEvent } from '../../domain/record-views.js';
import { keysToDestroy } from '../../sealed-person.js';

type PeopleEvent = RecordedEvent &
  (Exclude<PersonEvent, { type: 'IdentityForfeited' }> | AppointmentEvent | RecordViewEvent);

/**
 * People, still sealed, to be found by their documents' marks; their appointments, and who opened their records.
 *
 * It also destroys the keys of the erased: whatever becomes of the process that recorded an erasure, and of a database
 * that was restored from before it, whoever reads the log carries it out.
 */
export class PeopleProjection implements Projection {
  readonly name = 'people';
  readonly version = 3;
  readonly types = [
    'PersonRegistered',
    'PersonCorrected',
    'PersonErased',
    'AppointmentBooked',
    'AppointmentCancelled',
    'RecordOpened',
  ] as const;

  constructor(private readonly keys: Keys) {}

  async apply(events: readonly RecordedEvent[], rows: Rows): Promise<void> {
    let people: Row[] = [];
    let appointments: Row[] = [];
    const cancellations: Row[] = [];
    const views: CopyValue[][] = [];
    const erased: string[] = [];
    const destroyed: string[] = [];
    for (const { type, data, position, metadata } of events as PeopleEvent[]) {
      switch (type) {
        case 'PersonRegistered':
        case 'PersonCorrected': {
          const { personId: person_id, municipality, sealed, cpfMark: cpf_mark, cnsMark: cns_mark } = data;
          people.push({ person_id, municipality, sealed, cpf_mark, cns_mark });
          break;
        }
        case 'PersonErased': {
          const others = ({ person_id }: Row) => person_id !== data.personId;
          people = people.filter(others);
          appointments = appointments.filter(others);
          erased.push(data.personId);
          destroyed.push(...keysToDestroy(data));
          break;
        }
        case 'AppointmentBooked': {
          const { appointmentId: appointment_id, personId: person_id, establishmentMunicipality, ...rest } = data;
          const { system, protocol, establishment, date, time, kind, requestedBy, regulatedBy } = rest;
          appointments.push({
            ...{ appointment_id, person_id, system, protocol, establishment, date, time, kind },
            ...{ establishment_municipality: establishmentMunicipality, cancelled: false, reason: null },
            ...{ requested_by: requestedBy ?? null, regulated_by: regulatedBy ?? null },
          });
          break;
        }
        case 'AppointmentCancelled':
          cancellations.push({ appointment_id: data.appointmentId, cancelled: true, reason: data.reason });
          break;
        case 'RecordOpened': {
          const { at, actor, role } = metadata as Record<string, string>;
          views.push([position, data.personId, at, actor, role, data.what]);
        }
      }
    }
    if (erased.length) {
      await rows.query('delete from person where person_id = any($1)', [erased]);
      await rows.query('delete from appointment where person_id = any($1)', [erased]);
      await this.keys.destroy(...destroyed);
    }
    await rows.upsert('person', ['person_id'], people);
    await rows.upsert('appointment', ['appointment_id'], appointments);
    await rows.update('appointment', ['appointment_id'], cancellations);
    await rows.append('record_view', ['position', 'person_id', 'at', 'actor', 'role', 'what'], views);
  }
}
