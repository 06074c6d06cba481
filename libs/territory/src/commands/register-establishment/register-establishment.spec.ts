import { describe, it } from '@jest/globals';
import { Cnes, IbgeCode, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { establishment, type Establishment } from '../../domain/establishment.js';
import { town } from '../../testing/invented.js';
import { registerEstablishment } from './register-establishment.decision.js';

describe('registering an establishment', () => {
  const data = { cnes: the(Cnes, '9999999'), name: 'Hospital Exemplo', municipality: town.divinopolis };
  const registering =
    (municipality = data.municipality) =>
    (state: Establishment) =>
      registerEstablishment({ ...data, municipality }, state);

  it('records its name and municipality', () =>
    given(establishment).when(registering()).then({ type: 'EstablishmentRegistered', data }));
  it('refuses the same CNES twice', () =>
    given(establishment, { type: 'EstablishmentRegistered', data })
      .when(registering(town.aguanil))
      .thenRefused('establishment-already-registered', /9999999 já está cadastrado: Hospital Exemplo/));
  it('refuses an unknown municipality', () =>
    given(establishment)
      .when(registering(the(IbgeCode, '319999')))
      .thenRefused('establishment-not-registrable', /319999/));
});
