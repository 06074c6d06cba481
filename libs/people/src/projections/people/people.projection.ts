import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row } from '#embarque/read-model';
import { type AppointmentEvent } from '../../domain/appointment.js';
import { type PersonEvent } from '../../domain/person.js';

type PeopleEvent = RecordedEvent & (Exclude<PersonEvent, { type: 'IdentityForfeited' }> | AppointmentEvent);

/** People, still sealed, to be found by their documents' marks; and their appointments. */
export const peopleProjection: Projection = {
  name: 'people',
  version: 1,
  types: ['PersonRegistered', 'PersonCorrected', 'AppointmentBooked', 'AppointmentCancelled'],
  async apply(events, rows) {
    const people: Row[] = [];
    const appointments: Row[] = [];
    const cancellations: Row[] = [];
    for (const { type, data } of events as PeopleEvent[]) {
      switch (type) {
        case 'PersonRegistered':
        case 'PersonCorrected': {
          const { personId: person_id, municipality, sealed, cpfMark: cpf_mark, cnsMark: cns_mark } = data;
          people.push({ person_id, municipality, sealed, cpf_mark, cns_mark });
          break;
        }
        case 'AppointmentBooked': {
          const { appointmentId: appointment_id, personId: person_id, establishmentMunicipality, ...rest } = data;
          const { system, protocol, establishment, date, time, kind } = rest;
          appointments.push({
            ...{ appointment_id, person_id, system, protocol, establishment, date, time, kind },
            establishment_municipality: establishmentMunicipality,
            cancelled: false,
          });
          break;
        }
        case 'AppointmentCancelled':
          cancellations.push({ appointment_id: data.appointmentId, cancelled: true });
      }
    }
    await rows.upsert('person', ['person_id'], people);
    await rows.upsert('appointment', ['appointment_id'], appointments);
    await rows.update('appointment', ['appointment_id'], cancellations);
  },
};
