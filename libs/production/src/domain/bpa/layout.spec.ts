import { describe, expect, it } from '@jest/globals';
import { CONSOLIDATED, CONSOLIDATED_LENGTH, HEADER, INDIVIDUAL, layoutOf, LAYOUTS, type Field } from './layout.js';

/** The tables of the layout document: field, positions, length, type. */
const DOCUMENT = {
  header: `
  cbc-hdr 1-2 2 N
  cbc-hdr 3-7 5 A
  cbc-mvm 8-13 6 N
  cbc-lin 14-19 6 N
  cbc-flh 20-25 6 N
  cbc-smt-vrf 26-29 4 N
  cbc-rsp 30-59 30 A
  cbc-sgl 60-65 6 A
  cbc-cgccpf 66-79 14 N
  cbc-dst 80-119 40 A
  cbc-dst-in 120-120 1 A
  cbc-versao 121-130 10 A`,
  consolidated: `
  prd-ident 1-2 2 N
  prd-cnes 3-9 7 N
  prd-cmp 10-15 6 N
  prd-cbo 16-21 6 A
  prd-flh 22-24 3 N
  prd-seq 25-26 2 N
  prd-pa 27-36 10 N
  prd-idade 37-39 3 N
  prd-qt 40-45 6 N
  prd-org 46-48 3 A`,
  individual: `
  prd-ident 1-2 2 N
  prd-cnes 3-9 7 N
  prd-cmp 10-15 6 N
  prd-cnsmed 16-30 15 N
  prd-cbo 31-36 6 A
  prd-dtaten 37-44 8 N
  prd-flh 45-47 3 N
  prd-seq 48-49 2 N
  prd-pa 50-59 10 N
  prd-cnspac 60-74 15 N
  prd-sexo 75-75 1 A
  prd-ibge 76-81 6 N
  prd-cid 82-85 4 A
  prd-idade 86-88 3 N
  prd-qt 89-94 6 N
  prd-caten 95-96 2 N
  prd-naut 97-109 13 N
  prd-org 110-112 3 A
  prd-nmpac 113-142 30 A
  prd-dtnasc 143-150 8 N
  prd-raca 151-152 2 N
  prd-etnia 153-156 4 A
  prd-nac 157-159 3 N
  prd-srv 160-162 3 N
  prd-clf 163-165 3 N
  prd-equipe-seq 166-173 8 N
  prd-equipe-area 174-177 4 N
  prd-cnpj 178-191 14 N
  prd-cep-pcnte 192-199 8 N
  prd-lograd-pcnte 200-202 3 N
  prd-end-pcnte 203-232 30 A
  prd-compl-pcnte 233-242 10 A
  prd-num-pcnte 243-247 5 A
  prd-bairro-pcnte 248-277 30 A
  prd-ddtel-pcnte 278-288 11 N
  prd-email-pcnte 289-328 40 A
  prd-ine 329-338 10 N
  prd-cpf-pcnte 339-349 11 N
  prd-situacao-rua 350-350 1 A
  prd-sem-cpf 351-351 1 A`,
};

const asInTheDocument = (record: Readonly<Record<string, Field>>): string =>
  Object.values(record)
    .map(({ name, start, end, length, type }) => `\n  ${name} ${start}-${end} ${length} ${type}`)
    .join('');

describe('the layouts of a BPA file', () => {
  it.each([
    ['header', HEADER],
    ['consolidated', CONSOLIDATED],
    ['individual', INDIVIDUAL],
  ] as const)('have the positions of the document: %s', (name, record) => {
    expect(asInTheDocument(record)).toBe(DOCUMENT[name]);
  });

  it.each([
    ['header', Object.values(HEADER), 130],
    ['consolidated', Object.values(CONSOLIDATED), CONSOLIDATED_LENGTH],
    ...LAYOUTS.map(({ from, fields, length }) => [from, fields, length] as const),
  ])('leave no position out and use none twice: %s', (_, fields, length) => {
    let next = 1;
    for (const field of fields) {
      expect(field.start).toBe(next);
      next = field.end + 1;
    }
    expect(next - 1).toBe(length);
  });

  it.each([
    ['201210', 191],
    ['201302', 191],
    ['201303', 328],
    ['201507', 328],
    ['201508', 338],
    ['202403', 338],
    ['202404', 349],
    ['202411', 349],
    ['202412', 350],
    ['202606', 350],
    ['202607', 351],
    ['203001', 351],
  ])('follow the competence: %s has lines of %i', (competence, length) => {
    expect(layoutOf(competence)?.length).toBe(length);
  });

  it('are not known before 10/2012', () => {
    expect(layoutOf('201209')).toBeUndefined();
  });
});
