import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportPage, reportRow } from '../testing/tables.js';
import { OCCURRENCE_KINDS, occurrenceCode, occurrenceRemedy } from './occurrence-kinds.js';
import { readReport } from './read-report.js';

describe('a consistency report of SIA', () => {
  it('is read over pages, establishment by establishment, with the place of each line in the file that was sent', () => {
    const reading = readReport(
      reportPage('9900010', reportRow('002/20', 'CEP DO USUARIO INVALIDO')) +
        reportPage('9900010', reportRow('003/01', 'LOGRADOURO DO USUARIO INVALIDO', '08/2026')) +
        reportPage('9900011'),
    );
    expect(reading).toMatchObject({
      ...{ competences: ['202609'], establishments: ['9900010', '9900011'], unread: [], otherRows: 0 },
      occurrences: [
        {
          ...{ line: 8, kind: 'BPAI', establishment: '9900010', competence: '202609', sheet: 2, sequence: 20 },
          ...{ procedure: '0803010125', occupation: '225125', professional: '700000000000005' },
          ...{ message: 'CEP DO USUARIO INVALIDO', code: 'cep-invalid' },
        },
        { line: 16, competence: '202608', sheet: 3, sequence: 1, code: 'street-type-invalid' },
      ],
    });
  });

  it('separates by blanks of any kind and number', () => {
    const spaced = fc.array(fc.constantFrom(' ', '\u00a0', '\t', '\u2007'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(spaced, (blanks) => {
        const row = reportRow('001/99', 'CEP DO USUARIO INVALIDO').replace(/ +/g, blanks.join(''));
        const { occurrences, unread } = readReport(reportPage('9900010', row));
        expect([occurrences[0]?.message, unread]).toEqual(['CEP DO USUARIO INVALIDO', []]);
      }),
    );
  });

  it('says the number of every line that it cannot read, and loses none', () => {
    const row = reportRow('001/01', 'CEP DO USUARIO INVALIDO');
    const { occurrences, unread, otherRows } = readReport(
      [
        ...[row, 'CNES : 9900010 UNIDADE EXEMPLO', row, row.slice(0, 40), row.replace('09/2026', '13/2026')],
        ...['NOTA DE RODAPE', ' BPAC 09/2026         001/01 0301010072 225125', 'CNES : 99000101'],
      ].join('\n'),
    );
    expect([occurrences.map(({ line }) => line), unread, otherRows]).toEqual([[3], [1, 4, 5, 6, 8], 1]);
  });

  it('never stumbles over what is no report', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(readReport(text).occurrences).toEqual([]);
      }),
    );
  });
});

describe('a message of SIA', () => {
  it.each([
    ["PESSOA EM SITUACAO DE RUA DEVE SER 'S'SIM OU 'N'NAO", 'homeless-not-said'],
    ['CEP DO USUARIO INVALIDO', 'cep-invalid'],
    ['CNS DO PROFISSIONAL NAO ENCONTRADO NO ESTAB/EQUIPE', 'professional-not-linked'],
    ['PROFISSIONAL NAO CADASTRADO NA DATA DE ATENDIMENTO', 'professional-not-linked-then'],
    ['PROFISSIONAL EM DESACORDO COM PT-SAS 134/11', 'professional-irregular'],
    ['PROCED.NAO ADMITIDO PARA IDADE DO USUARIO', 'age-not-accepted'],
    ['PROCED.NAO ADMITIDO PARA O SEXO DO USUARIO', 'sex-not-accepted'],
    ['SERV/CLASS INFORMADO NO ATENDIMENTO,INVAL.OU OBRIG.', 'service-not-accepted'],
    ['PROCED.C/SERV.CLASS.NAO ENCONTRADO NO CNES OU INVAL.', 'service-not-in-cnes'],
    ['PROCED.JA INFORMADO EM BPA-C', 'two-instruments'],
    ['EXCEDE QTD.MAXIMA DO PROCED. POR PACIENTE/COMP.', 'quantity-exceeded'],
    ['PROCED.EXCLUDENTE ENCONTRADO', 'procedure-excluded'],
    ['DUPLICIDADE DE CNES, COMPET., FOLHA E SEQ.', 'line-repeated'],
    ['025-PROCED.EXIGE CNS', 'document-missing'],
    ['064-CPF do paciente é obrigatório', 'document-missing'],
    ['065-Procedimento exige CPF', 'document-missing'],
    ['OCORRENCIA QUE AINDA NAO HA', 'other'],
  ])('“%s” has the code %s and a way to mend it', (message, code) => {
    expect(occurrenceCode(message)).toBe(code);
    expect(occurrenceRemedy(code)).toMatch(/^[A-Z].*\.$/s);
  });

  it('has one code for one thing', () =>
    expect(new Set(OCCURRENCE_KINDS.map(({ code }) => code)).size).toBe(OCCURRENCE_KINDS.length));
});
