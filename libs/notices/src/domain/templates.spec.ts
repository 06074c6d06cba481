import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOTICE_KINDS, type Way } from './notice.js';
import { compose, NEUTRAL, TEMPLATES, whatsAppName, type TripFacts } from './templates.js';
import { tripFacts } from './testing/notice-facts.js';

const WAYS: readonly Way[] = ['whatsapp', 'sms', 'email', 'phone'];
const anyKind = fc.constantFrom(...NOTICE_KINDS);
const anyWay = fc.constantFrom(...WAYS);
const anyFacts: fc.Arbitrary<TripFacts> = fc.record({
  day: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  departure: fc.stringMatching(/^\d\d:\d\d$/),
  boardingPlace: fc.string({ minLength: 1, maxLength: 60 }),
  plate: fc.stringMatching(/^[A-Z]{3}\d[A-Z]\d\d$/),
  answerBy: fc.stringMatching(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d$/),
});

describe('what a message says', () => {
  it('to a contact that nobody verified is the same for every kind of notice and every trip', () =>
    fc.assert(
      fc.property(
        anyKind,
        anyWay.filter((way) => way !== 'phone'),
        anyFacts,
        (kind, way, facts) => {
          expect(compose(kind, way, false, facts)).toEqual({
            template: { id: 'novidade', version: 1 },
            subject: 'Secretaria de Saúde',
            text: 'Há uma novidade sobre a sua viagem; procure a Secretaria de Saúde.',
            parameters: [],
          });
        },
      ),
    ));

  it('to a verified contact, and to the office that calls, is its template with the facts of the trip', () =>
    fc.assert(
      fc.property(anyKind, anyWay, anyFacts, (kind, way, facts) => {
        const { template, text, parameters } = compose(kind, way, true, facts);
        expect(template.id).toBe(TEMPLATES[kind].id);
        for (const value of parameters) {
          expect(Object.values(facts)).toContain(value);
          expect(text).toContain(value);
        }
        expect(compose(kind, 'phone', false, facts).template.id).toBe(TEMPLATES[kind].id);
      }),
    ));

  it('can name hour, day, place, plate and until when to answer, and has no room for anything else', () => {
    for (const template of [...Object.values(TEMPLATES), NEUTRAL]) {
      for (const text of [template.text, template.short]) {
        for (const [, name] of text.matchAll(/\{(\w*)\}/g)) expect(Object.keys(tripFacts)).toContain(name);
        expect(text).not.toMatch(/hospital|consulta|exame|tratamento|diagn|especialidade|destino|paciente/i);
      }
    }
    expect(NEUTRAL.text + NEUTRAL.short).not.toContain('{');
  });

  it('of an authorisation has what the resolution asks for: hour, place and plate', () => {
    const { answerBy, ...facts } = tripFacts;
    expect(compose('seat-offered', 'sms', true, tripFacts).text).toContain(answerBy);
    for (const kind of ['authorised', 'reissued', 'reminder'] as const) {
      for (const way of WAYS) {
        const { text } = compose(kind, way, true, tripFacts);
        for (const fact of Object.values(facts))
          expect([kind, way, text]).toContainEqual(expect.stringContaining(fact));
      }
    }
  });

  it('has a template of its own for each kind, named for the provider by its version', () => {
    const names = [...Object.values(TEMPLATES), NEUTRAL].map(whatsAppName);
    expect(new Set(names).size).toBe(NOTICE_KINDS.length + 1);
    for (const name of names) expect(name).toMatch(/^embarque_[a-z_]+_v\d+$/);
  });

  it('fits into two short messages', () => {
    for (const kind of NOTICE_KINDS) {
      const facts = { ...tripFacts, boardingPlace: 'Rodoviária, plataforma 3' };
      expect([kind, compose(kind, 'sms', true, facts).text.length < 153 * 2]).toEqual([kind, true]);
    }
  });
});
