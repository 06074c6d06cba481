import { accept, inOrder, reasonsOf, refuse, type Decision, type Seat, type SeatKind } from '#embarque/kernel';
import { unknownVehicle, type Vehicle, type VehicleEvent } from '../../domain/vehicle.js';

const LABEL = /^[0-9A-Z]{1,4}$/;

/** The map tells what the registration document tells: as many seats, driver included, and as many wheelchair positions. */
export function setSeatMap(seats: readonly Seat[], state: Vehicle): Decision<VehicleEvent> {
  if (state.status === 'unregistered') return unknownVehicle;
  const number = (kind: SeatKind) => seats.filter((seat) => seat.kind === kind).length;
  const sitting = seats.length - number('wheelchair');
  const twice = repeated(seats.map(({ label }) => label));
  const places = repeated(seats.map(({ row, column }) => `fileira ${row}, coluna ${column}`));
  const odd = seats.filter(({ label }) => !LABEL.test(label)).map(({ label }) => `"${label}"`);
  const reasons = reasonsOf(
    [sitting !== state.seats, `O veículo tem lotação de ${state.seats} e o mapa tem ${sitting} assentos.`],
    [
      number('wheelchair') !== state.wheelchairPositions,
      `O veículo tem ${state.wheelchairPositions} posições para cadeira de rodas e o mapa tem ${number('wheelchair')}.`,
    ],
    [number('driver') !== 1, 'O mapa precisa de um lugar de motorista, e só um.'],
    [number('attendant') > 1, 'O mapa pode ter um lugar de agente de bordo, não mais.'],
    [!!odd.length, `Um lugar se chama por até quatro algarismos ou letras maiúsculas, sem espaços: ${odd.join(', ')}.`],
    [!!twice.length, `Há mais de um lugar chamado ${twice.join(', ')}.`],
    [!!places.length, `Há mais de um lugar na mesma posição: ${places.join('; ')}.`],
  );
  return reasons.length
    ? refuse('seat-map-does-not-fit', ...reasons)
    : accept({ type: 'SeatMapSet', data: { vehicleId: state.vehicleId, seats: inOrder(seats) } });
}

const repeated = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index)),
];
