import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateText, type LocalDate, type LocalTime } from '#embarque/kernel';
import { A4, draw, printable, type Mark, type Paper } from '#embarque/paper';
import { textOfPdf } from '../../../../test/support/pdf.js';
import { MANIFEST_POLICY } from '../domain/policies.js';
import { LONGEST_RULE, MOST_RULES } from '../domain/travel-rules.js';
import { AUTHORIZATION, cutIn, overlapping, PASSENGER, textsOf, TRIP } from '../testing/papers.js';
import { type AuthorizationOnPaper, type PassengerOnPaper, type Place, type TripOnPaper } from './records.js';
import { renderAuthorizations } from './render-authorizations.js';
import { renderDaySheet } from './render-day-sheet.js';
import { renderManifest } from './render-manifest.js';
import { renderPassengerList } from './render-passenger-list.js';

/** Words as people type them: long and short, accented, of one letter again and again. */
const words = (max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ0-9]{1,14}$/), fc.constantFrom('WWWWWWWWWW', 'São', 'de')), {
      ...{ minLength: 1, maxLength: 30 },
    })
    .map((parts) => parts.join(' ').slice(0, max).trim());
const place: fc.Arbitrary<Place> = fc.record(
  { name: words(100), town: words(32), time: fc.constant('04:10' as LocalTime) },
  { requiredKeys: ['name', 'town'] },
);
const passenger: fc.Arbitrary<PassengerOnPaper> = fc.record(
  {
    name: fc.option(words(70)),
    document: fc.constantFrom('***.456.789-**', 'CNS *** 0000 0000 ****', null),
    role: fc.constantFrom('patient', 'companion', 'lap-child'),
    accommodation: fc.constantFrom('seat', 'wheelchair', 'lap'),
    legs: fc.constantFrom('round-trip', 'outbound', 'return'),
    ...{ seat: fc.constantFrom('7', 'WW44'), returnSeat: fc.constantFrom('8', 'WW45') },
    ...{ standBy: fc.boolean(), home: place, establishment: place },
  },
  { requiredKeys: ['name', 'document', 'role', 'accommodation', 'legs', 'standBy', 'home'] },
);
const trip: fc.Arbitrary<TripOnPaper> = fc
  .record({ manager: words(100), routes: fc.array(words(100), { minLength: 1, maxLength: 3 }), driver: words(70) })
  .map(({ manager, routes, driver }) => ({
    ...{
      ...TRIP,
      routes,
      manager: { ...TRIP.manager, name: manager },
      driver: { name: driver, licenceCategory: 'AD' },
    },
  }));
const authorization: fc.Arbitrary<AuthorizationOnPaper> = fc
  .record({
    ...{ passenger, trip, issue: fc.integer({ min: 1, max: 99 }) },
    together: fc.array(words(70), { maxLength: 9 }),
    lines: fc.array(words(LONGEST_RULE), { minLength: 1, maxLength: MOST_RULES }),
    legalBasis: words(120),
  })
  .map(({ passenger: one, lines, legalBasis, ...other }) => ({
    ...{ ...AUTHORIZATION, ...one, ...other, rules: { ...AUTHORIZATION.rules, lines, legalBasis } },
  }));

/** Every text can be read in full, on the sheet, and on no other text. */
function expectReadable({ sheets }: Paper): void {
  for (const marks of sheets) {
    expect(cutIn(marks)).toEqual([]);
    expect(overlapping(marks)).toEqual([]);
    const within = ({ x, y, width, height }: Mark) =>
      x >= 0 && y >= 0 && x + width <= A4.width + 0.01 && y + height <= A4.height + 0.01;
    expect(marks.filter((mark) => !within(mark))).toEqual([]);
  }
}
const pagesOf = async (paper: Paper): Promise<number> =>
  (await buffer(draw(paper, TRIP.printedAt))).toString('latin1').match(/\/Type \/Page\b/g)!.length;
const wordsOn = ({ sheets }: Paper): string =>
  sheets
    .flatMap(textsOf)
    .map(({ text }) => text)
    .join('\n');
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('travel authorisations on paper', () => {
  it('stand two on a sheet, and can be read whatever is in them', () =>
    fc.assert(
      fc.property(fc.array(authorization, { minLength: 1, maxLength: 5 }), (papers) => {
        const paper = renderAuthorizations(papers);
        expect(paper.sheets).toHaveLength(Math.ceil(papers.length / 2));
        expectReadable(paper);
      }),
      { numRuns: 25 },
    ));

  it('say what the law wants on them, and no more of the person than who it is', async () => {
    const paper = renderAuthorizations([AUTHORIZATION]);
    const text = textOfPdf(await buffer(draw(paper, TRIP.printedAt)));
    for (const said of ['Nº 123/2026', 'Cecília Araújo Exemplo', 'segunda-feira, 05/10/2026, às 04:00', 'RTA-1B23']) {
      expect(text).toContain(said);
    }
    expect(wordsOn(paper)).toMatch(/Praça da Matriz, Oliveira, às 04:10[^]*Hospital Regional Exemplo, Divinópolis/);
    expect(wordsOn(paper)).toMatch(/05\/10\/2026, às 08:00[^]*saída prevista: 13:00; chegada prevista: 16:30/);
    expect(wordsOn(paper)).toMatch(/José Exemplo \(acompanhante\)[^]*ABCD-EFGH[^]*• Chegue[^]*Encarregada Exemplo/);
    expect(await pagesOf(paper)).toBe(1);
  });

  it('of a way back begin at the establishment, and of a way out say that the return is another trip', () => {
    const back = wordsOn(renderAuthorizations([{ ...AUTHORIZATION, legs: 'return' }]));
    expect(back).toMatch(/Embarque, na volta\nHospital[^]*Desembarque\nPraça/);
    expect(wordsOn(renderAuthorizations([{ ...AUTHORIZATION, legs: 'outbound' }]))).toContain(
      'a volta é em outra viagem',
    );
  });

  it('say that an earlier issue is not valid any more', () => {
    expect(wordsOn(renderAuthorizations([AUTHORIZATION]))).toContain('1ª via');
    expect(wordsOn(renderAuthorizations([{ ...AUTHORIZATION, issue: 2 }]))).toContain(
      '2ª via: as anteriores não valem',
    );
  });
});

describe('the map of a trip', () => {
  it('has everybody once and lines to write on, and can be read whoever they are', () =>
    fc.assert(
      fc.property(trip, fc.array(passenger, { maxLength: 90 }), (onPaper, passengers) => {
        const paper = renderManifest({ trip: onPaper, passengers });
        expectReadable(paper);
        const numbers = paper.sheets.flatMap(textsOf).filter(({ text, width }) => /^\d+$/.test(text) && width === 16);
        const blank = numbers.length - passengers.length;
        expect(numbers.map(({ text }) => Number(text))).toEqual(numbers.map((_, n) => n + 1));
        expect(blank).toBeGreaterThanOrEqual(MANIFEST_POLICY.leastBlankLines);
      }),
      { numRuns: 10 },
    ));

  it('is one sheet up to 46 lines, and goes on with its head on the next', async () => {
    const sheets = (count: number) => renderManifest({ trip: TRIP, passengers: many(count, PASSENGER) });
    for (const [count, pages] of [
      [0, 1],
      [22, 1],
      [43, 1],
      [44, 2],
      [90, 3],
    ] as const) {
      expect([count, await pagesOf(sheets(count))]).toEqual([count, pages]);
    }
    const [first, second] = sheets(44).sheets.map((marks) => textsOf(marks).map(({ text }) => text));
    for (const texts of [first, second]) {
      expect(texts).toEqual(expect.arrayContaining(['Mapa de viagem', 'RTA-1B23', 'Nome', 'Assinatura do motorista']));
    }
    expect(second!.find((text) => text.startsWith('Folha'))).toMatch(/^Folha 2 de 2; impressa em 04\/10\/2026, 14:12$/);
  });

  it('explains its codes, marks companions by theirs, and the legs that somebody does not travel', () => {
    const paper = renderManifest({
      trip: TRIP,
      passengers: [PASSENGER, { ...PASSENGER, role: 'companion', legs: 'outbound' }, { ...PASSENGER, legs: 'return' }],
    });
    expect(wordsOn(paper)).toContain('D = desistiu; NC = não compareceu; AC = acompanhante');
    const texts = paper.sheets.flatMap(textsOf).map(({ text }) => text);
    expect([texts.filter((text) => text === 'AC').length, texts.filter((text) => text === '-').length]).toEqual([1, 2]);
  });
});

describe('the list of a charter', () => {
  it('has everybody, and can be read whoever they are', () =>
    fc.assert(
      fc.property(trip, fc.array(passenger, { maxLength: 90 }), (onPaper, passengers) =>
        expectReadable(renderPassengerList({ trip: onPaper, passengers })),
      ),
      { numRuns: 10 },
    ));

  it('names the law, who runs the trip, and leaves the protocol blank', async () => {
    const paper = renderPassengerList({
      trip: TRIP,
      passengers: many(46, { ...PASSENGER, document: 'CPF 123.456.789-09' }),
    });
    expect(wordsOn(paper)).toMatch(
      /Decreto MG 48\.241\/2021, art\. 2º[^]*11\.222\.333\/0001-81[^]*Protocolo no DER-MG/,
    );
    expect(wordsOn(paper)).toContain('CPF 123.456.789-09');
    expect(await pagesOf(paper)).toBe(1);
  });
});

describe('the sheet of a day', () => {
  it('shows where each trip calls, and can be read whatever the places are called', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(trip, fc.array(place, { maxLength: 25 })), { minLength: 1, maxLength: 4 }),
        (drawn) => {
          const trips = drawn.map(([one, places]) => ({
            ...{ ...one, patients: 12, companions: 8, lapChildren: 1, wheelchairs: 1 },
            boardings: places.map((at) => ({ ...at, people: 3 })),
            destinations: places.map((at) => ({ ...at, people: 3 })),
          }));
          const date = '2026-10-05' as LocalDate;
          const paper = renderDaySheet({ date, crewMember: TRIP.driver, trips: [trips[0]!, ...trips.slice(1)] });
          expectReadable(paper);
          expect(wordsOn(paper)).toContain(dateText(date));
        },
      ),
      { numRuns: 10 },
    ));
});

describe('letters that the fonts do not have', () => {
  it('lose their marks, and what has no base is a question mark', () => {
    expect(printable('Kaingáng Vẽnh Ỹ')).toBe('Kaingáng Venh Y');
    expect(printable('São Łódź 李 “–” é')).toBe('São ?ódz ? “–” é');
  });
});
