import { refuse, refuseUnknown } from '#embarque/kernel';

export const UNKNOWN_TEMPLATE = refuseUnknown('template-unknown', 'Não há modelo de viagem com este identificador.');
export const RETIRED = refuse('template-retired', 'Este modelo de viagem foi encerrado.');
