import { type RecordedEvent } from '#embarque/event-store';
import { competenceOf } from '#embarque/kernel';
import { partsOf, type ProductionEvent } from '#embarque/production';
import { type Projection } from '#embarque/read-model';
import { type FleetManagerEvent } from '#embarque/territory';
import { type TripEvent } from '#embarque/trips';

type MonitoredEvent = RecordedEvent &
  (
    | Extract<FleetManagerEvent, { type: 'FleetManagerRegistered' }>
    | Extract<TripEvent, { type: 'TripCompleted' | 'TransportCorrected' }>
    | Extract<ProductionEvent, { type: 'BpaFileExported' }>
  );

/** Manager by month of attendance: what was done and what was presented. */
export const monitoringProjection: Projection = {
  name: 'monitoring',
  version: 2,
  types: ['FleetManagerRegistered', 'TripCompleted', 'TransportCorrected', 'BpaFileExported'],
  async apply(events, rows) {
    const managers: { manager_id: string; name: string; seat: string }[] = [];
    const months = new Months();
    for (const { type, data } of events as MonitoredEvent[]) {
      switch (type) {
        case 'FleetManagerRegistered':
          managers.push({ manager_id: data.managerId, name: data.name, seat: data.seat });
          break;
        case 'TripCompleted': {
          const month = months.of(data.managerId, competenceOf(data.date));
          month.trips += 1;
          month.passengers += data.transports.length;
          break;
        }
        case 'TransportCorrected':
          months.of(data.managerId, competenceOf(data.date)).passengers += Number(!!data.after) - Number(!!data.before);
          break;
        case 'BpaFileExported':
          for (const { competence, lines, units } of partsOf(data.file).flatMap(({ months }) => months)) {
            const month = months.of(data.managerId, competence);
            month.lines += lines;
            month.units += units;
          }
      }
    }
    await rows.upsert('manager', ['manager_id'], managers);
    await rows.query(
      `insert into month select * from json_populate_recordset(null::month, $1)
       on conflict (manager_id, competence) do update set
         trips = month.trips + excluded.trips, passengers = month.passengers + excluded.passengers,
         lines = month.lines + excluded.lines, units = month.units + excluded.units`,
      [JSON.stringify(months.all())],
    );
  },
};

/** What a page of events adds to each month. */
class Months {
  private readonly added = new Map<string, ReturnType<typeof nothing>>();

  of(managerId: string, competence: string) {
    const key = `${managerId}/${competence}`;
    const month = this.added.get(key) ?? nothing(managerId, competence);
    this.added.set(key, month);
    return month;
  }

  all() {
    return [...this.added.values()];
  }
}

const nothing = (manager_id: string, competence: string) => ({
  ...{ manager_id, competence, trips: 0, passengers: 0, lines: 0, units: 0 },
});
