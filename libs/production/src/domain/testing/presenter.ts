import { Cbo, Cnes, Cnpj, Cns, the } from '#embarque/kernel';
import { type Presenter } from '../choices.js';

/** Invented. */
export const presenter: Presenter = {
  establishment: the(Cnes, '9999999'),
  professional: the(Cns, '700000000000005'),
  occupation: the(Cbo, '225125'),
  origin: { name: 'CONSORCIO EXEMPLO', acronym: 'CONEX', document: the(Cnpj, '11222333000181') },
  destination: { name: 'SECRETARIA DE ESTADO EXEMPLO', kind: 'E' },
};
