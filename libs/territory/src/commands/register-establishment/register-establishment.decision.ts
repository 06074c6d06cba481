import { accept, refuse, type Decision } from '#embarque/kernel';
import { type Establishment, type EstablishmentEvent } from '../../domain/establishment.js';
import { isMunicipality, unknownMunicipality } from '../../domain/municipalities.js';

export function registerEstablishment(
  { cnes, name, municipality }: EstablishmentEvent['data'],
  state: Establishment,
): Decision<EstablishmentEvent> {
  if (state.status === 'registered') {
    return refuse('establishment-already-registered', `O CNES ${cnes} já está cadastrado: ${state.name}.`);
  }
  return isMunicipality(municipality)
    ? accept({ type: 'EstablishmentRegistered', data: { cnes, name, municipality } })
    : refuse('establishment-not-registrable', unknownMunicipality(municipality));
}
