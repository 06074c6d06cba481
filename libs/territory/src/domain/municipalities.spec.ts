import { describe, expect, it } from '@jest/globals';
import { IbgeCode, the } from '#embarque/kernel';
import { town } from '../testing/invented.js';
import { annexConsortium, differenceToAnnex } from './annex-difference.js';
import { isMunicipality, municipalityName, MUNICIPALITIES } from './municipalities.js';

describe('the municipalities of Minas Gerais', () => {
  it('are 853, in the population groups of Deliberação CIB-SUS/MG 4.720/2024', () => {
    const groups = new Map<string, number>();
    for (const { populationGroup } of MUNICIPALITIES.values()) {
      groups.set(populationGroup, (groups.get(populationGroup) ?? 0) + 1);
    }
    expect(Object.fromEntries([...groups].sort())).toEqual({
      ...{ '001': 482, '002': 184, '003': 115, '004': 38, '005': 21, '006': 9, '007': 3, '008': 1 },
    });
    expect(MUNICIPALITIES.size).toBe(853);
  });

  it('have a code each, a name, and one of 13 macroregions', () => {
    for (const [code, { name }] of MUNICIPALITIES) expect([IbgeCode.is(code), !!name]).toEqual([true, true]);
    expect(new Set([...MUNICIPALITIES.values()].map(({ macroregion }) => macroregion)).size).toBe(13);
  });

  it('can be told from codes that do not exist; other states are taken on trust', () => {
    expect(isMunicipality(town.candeias)).toBe(true);
    expect(isMunicipality(the(IbgeCode, '319999'))).toBe(false);
    expect(isMunicipality(the(IbgeCode, '355030'))).toBe(true);
    expect([municipalityName(town.candeias), municipalityName('355030')]).toEqual(['Candeias', '355030']);
  });
});

describe('the difference to Anexo I of 2018', () => {
  it('finds a consortium however its name is spelt', () => {
    expect(['CIS MARG', 'Cismarg', 'CIS-MARG'].map(annexConsortium)).toEqual(['CIS MARG', 'CIS MARG', 'CIS MARG']);
    expect(annexConsortium('CISEX')).toBeUndefined();
    expect(annexConsortium('')).toBeUndefined();
  });

  it('shows the four towns in which the member page of the consortium and Anexo I differ', () => {
    const page = [
      ...['Aguanil', 'Cana Verde', 'Candeias', 'Carmópolis de Minas', 'Cristais', 'Oliveira', 'Passa Tempo', 'Perdões'],
      ...['Santana do Jacaré', 'Santo Antônio do Amparo', 'São Francisco de Paula'],
    ];
    const members = [...MUNICIPALITIES.values()].filter(({ name }) => page.includes(name)).map(({ code }) => code);
    const { inBoth, onlyMembers, onlyInAnnex } = differenceToAnnex('CIS MARG', members);
    expect(inBoth).toHaveLength(10);
    expect(onlyMembers.map(municipalityName)).toEqual(['Perdões']);
    expect(onlyInAnnex.map(municipalityName)).toEqual(['Camacho', 'Campo Belo', 'Carmo da Mata']);
  });
});
