import { type Cnes, type Evolution, type IbgeCode } from '#embarque/kernel';

export type EstablishmentEvent = {
  type: 'EstablishmentRegistered';
  data: { cnes: Cnes; name: string; municipality: IbgeCode };
};

/** A health establishment of the CNES: where people are taken, or in whose name production is presented. */
export type Establishment =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered'; readonly cnes: Cnes; readonly name: string; readonly municipality: IbgeCode };

export const establishment: Evolution<Establishment, EstablishmentEvent> = {
  initial: { status: 'unregistered' },
  evolve: (_state, { data }) => ({ status: 'registered', ...data }),
};

export const establishmentStream = (cnes: Cnes): string => `establishment-${cnes}`;
