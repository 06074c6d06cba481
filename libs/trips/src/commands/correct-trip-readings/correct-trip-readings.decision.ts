import { accept, momentText, reasonsOf, refuse, type Decision, type Instant } from '#embarque/kernel';
import { future } from '../../domain/times.js';
import { type Journey, type KnownTrip, type TripEvent } from '../../domain/trip.js';

type Correction = { readonly [Reading in keyof Journey]?: Journey[Reading] | undefined } & {
  readonly reason: string;
  readonly now: Instant;
};

export function correctTripReadings(
  { departedAt, departureKm, arrivedAt, arrivalKm, reason, now }: Correction,
  { status, tripId, journey: before, readings, changedVehicles, passengers }: KnownTrip,
): Decision<TripEvent> {
  if (status !== 'completed' || !before)
    return refuse('trip-not-completed', 'Só se corrige o que foi registrado de uma viagem já concluída.');
  const after: Journey = {
    departedAt: departedAt ?? before.departedAt,
    departureKm: departureKm ?? before.departureKm,
    arrivedAt: arrivedAt ?? before.arrivedAt,
    arrivalKm: arrivalKm ?? before.arrivalKm,
  };
  if ((Object.keys(after) as (keyof Journey)[]).every((reading) => after[reading] === before[reading]))
    return refuse('nothing-to-correct', 'Isto é o que já está registrado.');

  const [firstBoarding] = [...passengers.values()].flatMap(({ boardedAt }) => boardedAt ?? []).sort();
  const onTheWay = (changedVehicles ? readings : readings.slice(1)).map(({ odometerKm }) => odometerKm);
  const fromDeparture = changedVehicles ? [] : [...onTheWay, after.arrivalKm];
  const reasons = reasonsOf(
    [after.arrivedAt < after.departedAt, 'A chegada não pode ser antes da saída.'],
    [
      !!firstBoarding && firstBoarding < after.departedAt,
      `A saída não pode ser depois do primeiro embarque${firstBoarding ? ` (${momentText(firstBoarding)})` : ''}.`,
    ],
    [future(after.departedAt, now) || future(after.arrivedAt, now), 'A hora está no futuro.'],
    [
      fromDeparture.some((km) => km < after.departureKm),
      `O hodômetro de saída (${after.departureKm} km) é maior que o de uma leitura posterior desta viagem.`,
    ],
    [
      onTheWay.some((km) => km > after.arrivalKm),
      `O hodômetro de chegada (${after.arrivalKm} km) é menor que o de uma leitura anterior desta viagem.`,
    ],
  );
  return reasons.length
    ? refuse('readings-not-correctable', ...reasons)
    : accept({ type: 'TripReadingsCorrected', data: { tripId, before, after, reason } });
}
