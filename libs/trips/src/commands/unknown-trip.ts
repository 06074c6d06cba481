import { refuseUnknown } from '#embarque/kernel';

export const UNKNOWN_TRIP = refuseUnknown('trip-unknown', 'Não há viagem com este identificador.');

export const unknownAuthorization = (authorizationId: string) =>
  refuseUnknown(
    'authorization-unknown',
    `Não há autorização em vigor com o identificador ${authorizationId} nesta viagem.`,
  );
