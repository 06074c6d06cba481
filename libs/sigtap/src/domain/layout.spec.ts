import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ARCHIVE_FILES } from './archive-files.js';
import { lineReader, readLayout } from './layout.js';
import { markIn } from './archive-mark.js';

const HEADINGS = 'Coluna,Tamanho,Inicio,Fim,Tipo';
const occupations = ARCHIVE_FILES.find(({ name }) => name === 'rl_procedimento_ocupacao')!;

describe('a layout', () => {
  it('is read as it stands, with any line ends', () =>
    expect(readLayout(`${HEADINGS}\r\nCO_CID,4,1,4,VARCHAR2\nNO_CID,100,5,104,VARCHAR2\r\n\r\n`)).toEqual(
      new Map([
        ['CO_CID', { from: 0, to: 4 }],
        ['NO_CID', { from: 4, to: 104 }],
      ]),
    ));

  it.each([
    ['nothing', ''],
    ['headings only', HEADINGS],
    ['other headings', 'Coluna;Tamanho;Inicio;Fim;Tipo\nCO_CID;4;1;4;VARCHAR2'],
    ['a size that does not fit', `${HEADINGS}\nCO_CID,4,1,5,VARCHAR2`],
    ['a position before the line', `${HEADINGS}\nCO_CID,4,0,3,VARCHAR2`],
    ['a word for a number', `${HEADINGS}\nCO_CID,four,1,4,VARCHAR2`],
    ['a row cut short', `${HEADINGS}\nCO_CID,4`],
  ])('is none with %s', (_, text) => expect(readLayout(text)).toBeUndefined());

  it('gives the same values in whatever order and place its columns stand', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['CO_PROCEDIMENTO', 'CO_OCUPACAO', 'DT_COMPETENCIA', 'OTHER'], { minLength: 4 }),
        fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
        (order, gaps) => {
          const values: Record<string, string> = {
            ...{ CO_PROCEDIMENTO: '0803010125', CO_OCUPACAO: '225125', DT_COMPETENCIA: '202608', OTHER: 'x y' },
          };
          const rows = [HEADINGS];
          let line = '';
          order.forEach((column, index) => {
            line += ' '.repeat(gaps[index]!);
            const value = values[column]!;
            rows.push(`${column},${value.length},${line.length + 1},${line.length + value.length},CHAR`);
            line += value;
          });
          const read = lineReader(occupations, readLayout(rows.join('\r\n'))!, '202608');
          expect(read(line)).toEqual(['0803010125', '225125']);
          expect(read(line.slice(0, -1))).toMatchObject({ code: 'sigtap-line-short' });
        },
      ),
    ));
});

describe('the name of an archive', () => {
  it.each([
    ['TabelaUnificada_202608_v2608141139.zip', { competence: '202608', version: 'v2608141139' }],
    ['TabelaUnificada_202608_v2608141139 (1).zip', { competence: '202608', version: 'v2608141139' }],
    ['tabelaunificada_202512_V2512011200.ZIP', { competence: '202512', version: 'v2512011200' }],
    ['TabelaUnificada_202608.zip', { competence: '202608' }],
    ['tabela.zip', {}],
  ])('tells what it has: %s', (name, mark) => expect(markIn(name)).toEqual(mark));
});
