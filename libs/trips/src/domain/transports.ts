import { covers, type KnownTrip, type Passenger, type Transport, type Travelled, type Whereabouts } from './trip.js';

const NEVER_ABOARD: readonly Whereabouts[] = ['expected', 'stand-by', 'absent'];

/** Which legs somebody travelled: what a correction says, else what their whereabouts say. */
export const travelledBy = (passenger: Pick<Passenger, 'legs' | 'whereabouts' | 'travelled'>): Travelled =>
  passenger.travelled ?? {
    outbound: !NEVER_ABOARD.includes(passenger.whereabouts) && covers(passenger, 'outbound'),
    inbound: passenger.whereabouts === 'returned',
  };

/** What production needs of somebody who was carried; nothing of who was not. */
export function transportOf(
  passenger: Passenger,
  { routeId, passengers }: KnownTrip,
  travelled = travelledBy(passenger),
): Transport | undefined {
  if (!travelled.outbound && !travelled.inbound) return undefined;
  const { doctors = passengers.get(passenger.withAuthorization!)?.doctors } = passenger;
  return {
    authorizationId: passenger.authorizationId,
    personId: passenger.personId,
    role: passenger.role,
    routeId: passenger.routeId ?? routeId,
    from: passenger.from,
    outbound: travelled.outbound,
    inbound: travelled.inbound,
    ...(passenger.exceptional ? { exceptional: true as const } : {}),
    ...(doctors ? { doctors } : {}),
    ...(passenger.treatment && passenger.establishment ? { treatedAt: passenger.establishment } : {}),
  };
}

/** Which legs a transport is of; none where nobody was carried. */
export const travelledIn = (transport: Transport | undefined): Travelled => ({
  outbound: !!transport?.outbound,
  inbound: !!transport?.inbound,
});
