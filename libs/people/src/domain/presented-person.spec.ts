import { describe, expect, it } from '@jest/globals';
import { IbgeCode, the } from '#embarque/kernel';
import { invented } from '../testing/invented.js';
import { presentedPerson } from './presented-person.js';

describe('what a line says of a person', () => {
  const town = the(IbgeCode, '311200');
  const { cpf, cns, ...rest } = invented;

  it('has the CPF and no CNS for who has both', () =>
    expect(presentedPerson(invented, town)).toEqual({ ...rest, cpf, municipality: town }));

  it('has the CNS for who has no CPF, and neither for who has none', () => {
    expect(presentedPerson({ ...rest, cns }, town)).toEqual({ ...rest, cns, municipality: town });
    expect(presentedPerson(rest, town)).toEqual({ ...rest, municipality: town });
  });

  it('has nothing that is not the person’s data', () =>
    expect(presentedPerson({ ...invented, reason: 'typed' } as typeof invented, town)).not.toHaveProperty('reason'));
});
