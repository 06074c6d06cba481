import { type Uuid } from '#embarque/kernel';
import { type Resource, type Slot } from './agenda.js';
import { type Legs, type TripTimes } from './trip.js';

type Held = { resource: Resource; slot: Slot };

/** A passenger is held for the legs that they travel: out until the planned return, back from then on. */
export function personSlot(personId: Uuid, legs: Legs, { departsAt, returnsAt, endsAt }: TripTimes): Held {
  return {
    resource: { kind: 'person', id: personId },
    slot: { from: legs === 'return' ? returnsAt : departsAt, to: legs === 'outbound' ? returnsAt : endsAt },
  };
}

export const vehicleSlot = (vehicleId: Uuid, { departsAt, endsAt }: TripTimes): Held => ({
  resource: { kind: 'vehicle', id: vehicleId },
  slot: { from: departsAt, to: endsAt },
});

export function crewSlots(
  crew: { driverId: Uuid; attendantId?: Uuid | undefined },
  { departsAt, endsAt }: TripTimes,
): Held[] {
  const slot = { from: departsAt, to: endsAt };
  return [
    { resource: { kind: 'driver', id: crew.driverId }, slot },
    ...(crew.attendantId ? [{ resource: { kind: 'attendant' as const, id: crew.attendantId }, slot }] : []),
  ];
}
