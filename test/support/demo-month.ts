import { addDays, firstDayOf, instantOf, type Competence, type LocalDate, type LocalTime } from '#embarque/kernel';
import { Chance } from '../../apps/cli/src/demo/chance.js';
import { gatherFleet } from '../../apps/cli/src/demo/fleet.js';
import { Month } from '../../apps/cli/src/demo/month.js';
import { DemoClock, Office } from '../../apps/cli/src/demo/office.js';
import { registerPeople } from '../../apps/cli/src/demo/people.js';
import { fillTrips, planTrips, workdaysOf } from '../../apps/cli/src/demo/plan.js';
import { foundTerritory } from '../../apps/cli/src/demo/territory.js';
import { type Service } from './service.js';

/** Plays a small month of the demo in an open service, which is left on the last travelling day. */
export async function playMonth(
  { dispatcher, queries, clock }: Service,
  seed: string,
  competence: Competence,
  trips: number,
) {
  const start = firstDayOf(competence);
  // The month moves this clock; the service looks at its own.
  const moving = new DemoClock(instantOf(addDays(start, -5), '08:00' as LocalTime));
  const set = moving.set.bind(moving);
  moving.set = (instant) => {
    set(instant);
    clock.set(instant);
  };
  moving.set(moving.now());

  const office = new Office(dispatcher, queries, seed);
  const chance = new Chance(seed);
  const territory = await foundTerritory(office, competence, '2018-05-22' as LocalDate);
  const aDay = Math.ceil((trips + Math.ceil(trips / 40)) / workdaysOf(competence).length);
  const fleet = await gatherFleet(office, chance, territory.managerId, aDay);
  const people = await registerPeople(office, chance, territory.towns, 12, start, () => undefined);
  const planned = planTrips(trips, competence, territory.routes, fleet.reserves.length);
  fillTrips(planned, people, chance);
  const month = new Month(office, moving, fleet, planned, () => undefined);
  await month.schedule();
  await month.travel();
  return { ...territory, fleet, people };
}
