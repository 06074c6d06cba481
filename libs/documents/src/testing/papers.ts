import { the, Instant, LocalDate, LocalTime, Plate } from '#embarque/kernel';
import { heightOf, type Mark, type TextMark } from '#embarque/paper';
import { DEFAULT_TRAVEL_RULES } from '../domain/travel-rules.js';
import { type AuthorizationOnPaper, type PassengerOnPaper, type TripOnPaper } from '../papers/records.js';

export const TRIP: TripOnPaper = {
  manager: { name: 'Consórcio Intermunicipal de Saúde Exemplo', cnpj: '11222333000181' },
  routes: ['Oliveira – Divinópolis'],
  ...{ plate: the(Plate, 'RTA1B23'), seats: 22 },
  departsAt: the(Instant, '2026-10-05T07:00:00.000Z'),
  returnsAt: the(Instant, '2026-10-05T16:00:00.000Z'),
  endsAt: the(Instant, '2026-10-05T19:30:00.000Z'),
  driver: { name: 'João Exemplo', licenceCategory: 'D' },
  attendant: { name: 'Joana Exemplo' },
  manifest: { version: 2, changed: true },
  printedAt: the(Instant, '2026-10-04T17:12:00.000Z'),
};

export const PASSENGER: PassengerOnPaper = {
  ...{ name: 'Cecília Araújo Exemplo', document: '***.456.789-**', role: 'patient', accommodation: 'seat' },
  ...{ legs: 'round-trip', seat: '7', standBy: false },
  home: { name: 'Praça da Matriz', town: 'Oliveira', time: the(LocalTime, '04:10') },
  establishment: { name: 'Hospital Regional Exemplo', town: 'Divinópolis' },
};

/** What a seal's token looks like; nobody signed it. */
export const TOKEN = '04D2'.repeat(46);

export const AUTHORIZATION: AuthorizationOnPaper = {
  ...PASSENGER,
  ...{ number: '123/2026', issue: 1, town: 'Oliveira', trip: TRIP, together: ['José Exemplo (acompanhante)'] },
  appointment: { date: the(LocalDate, '2026-10-05'), time: the(LocalTime, '08:00') },
  ...{ token: TOKEN, code: 'ABCD-EFGH' },
  validFrom: the(Instant, '2026-10-04T19:00:00.000Z'),
  validUntil: the(Instant, '2026-10-06T19:30:00.000Z'),
  rules: {
    ...{ lines: DEFAULT_TRAVEL_RULES.lines, legalBasis: DEFAULT_TRAVEL_RULES.legalBasis },
    officer: 'Encarregada Exemplo, dados@exemplo.org, (37) 3333-0000',
  },
};

export const textsOf = (marks: readonly Mark[]): TextMark[] => marks.filter((mark) => mark.kind === 'text');

/** Texts that are higher than their area, so that an ellipsis would end them. */
export const cutIn = (marks: readonly Mark[]): string[] =>
  textsOf(marks).flatMap((mark) => (heightOf(mark.text, mark.width, mark) > mark.height + 0.01 ? [mark.text] : []));

/** Pairs of texts of which one stands on the other. */
export function overlapping(marks: readonly Mark[]): [string, string][] {
  const texts = textsOf(marks).map((mark) => ({ ...mark, height: heightOf(mark.text, mark.width, mark) }));
  const apart = (a: TextMark, b: TextMark) =>
    a.x + a.width <= b.x + 0.01 ||
    b.x + b.width <= a.x + 0.01 ||
    a.y + a.height <= b.y + 0.01 ||
    b.y + b.height <= a.y + 0.01;
  return texts.flatMap((a, n) =>
    texts.slice(n + 1).flatMap((b): [string, string][] => (apart(a, b) ? [] : [[a.text, b.text]])),
  );
}
