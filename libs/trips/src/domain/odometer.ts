import { reasonsOf } from '#embarque/kernel';
import { type OdometerReading } from './trip.js';

/** Along a trip the odometer never goes down: why this reading does not fit in time between the others. */
export const odometerReasons = ({ at, odometerKm }: OdometerReading, readings: readonly OdometerReading[]): string[] =>
  reasonsOf(
    [
      readings.some((other) => other.at <= at && other.odometerKm > odometerKm),
      `O hodômetro (${odometerKm} km) é menor que o de uma leitura anterior desta viagem.`,
    ],
    [
      readings.some((other) => other.at > at && other.odometerKm < odometerKm),
      `O hodômetro (${odometerKm} km) é maior que o de uma leitura posterior desta viagem.`,
    ],
  );
