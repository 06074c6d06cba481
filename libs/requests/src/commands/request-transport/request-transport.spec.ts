import { describe, it } from '@jest/globals';
import { idFrom, Instant, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  asked,
  ASKED_AT,
  DAY,
  DESTINATION,
  HOME,
  HOSPITAL,
  requestOf,
  TEN,
} from '../../domain/testing/request-facts.js';
import { request, type Request } from '../../domain/request.js';
import { DEFAULT_TOWN_POLICY } from '../../domain/town-policy.js';
import { requestTransport, type CompanionInput, type RequestInput } from './request-transport.decision.js';

const on = (text: string) => the(LocalDate, text);
const appointment: RequestInput['appointment'] = {
  ...{ appointmentId: idFrom('appointment', 'ana'), personId: idFrom('person', 'ana'), booked: true },
  ...{ establishment: HOSPITAL, establishmentMunicipality: DESTINATION, date: DAY, time: TEN, kind: 'consultation' },
};
const person = { personId: idFrom('person', 'ana'), residence: HOME, age: 40, female: true };
const input: RequestInput = {
  ...{ requestId: requestOf('ana'), person, appointment, from: HOME, fromExists: true, legs: 'round-trip', needs: [] },
  ...{ elective: true, seated: true, careOnTheWay: false, assessedOn: on('2026-09-30'), companions: [] },
  sealed: { needs: 'needs', birthDate: 'birthDate', assessedBy: 'assessedBy' },
  ...{ policy: DEFAULT_TOWN_POLICY, now: ASKED_AT },
};
const sealed = (other: object) => ({ ...input.sealed, ...other });
const companion = (change: Partial<CompanionInput> = {}): CompanionInput => ({
  ...{ ground: 'USUARIO_SUS', act: 'Portaria GM/MS 1.820/2009', evidence: 'evidence0', ...change },
});

const asking =
  (change: Partial<RequestInput> = {}) =>
  (state: Request) =>
    requestTransport({ ...input, ...change }, state);
const refused = (change: Partial<RequestInput>, ...reasons: RegExp[]) =>
  given(request)
    .when(asking(change))
    .thenRefused('transport-not-requestable', ...reasons);

describe('asking for transport', () => {
  it('puts the request into the queue', () =>
    given(request)
      .when(asking())
      .then(asked('ana', { assessedOn: on('2026-09-30') })));

  it('keeps the place in the queue of the request of a series that it replaces', () => {
    const requestedAt = the(Instant, '2026-09-01T12:00:00.000Z');
    given(request)
      .when(asking({ requestedAt }))
      .then(asked('ana', { assessedOn: on('2026-09-30'), requestedAt }));
  });

  it('happens once', () =>
    given(request, asked('ana'))
      .when(asking())
      .thenRefused('request-already-made', /já está registrado/));

  it('says of everything that is no SETS where to turn, at once', () =>
    refused(
      { elective: false, seated: false, careOnTheWay: true, needs: ['oxygen'] },
      /SAMU, 192/,
      /deitado/,
      /ambulância com equipe/,
      /ambulância com oxigênio/,
    ));

  it('takes a lying need for what it is, whatever was answered', () => refused({ needs: ['lying'] }, /deitado/));

  it('is for an appointment that stands, of that person, still to come', () =>
    refused(
      { appointment: { ...appointment, booked: false, personId: idFrom('person', 'bia'), date: on('2026-09-30') } },
      /cancelado/,
      /outra pessoa/,
      /já passou/,
    ));

  it('keeps in clear that a wheelchair needs its position', () =>
    given(request)
      .when(asking({ needs: ['wheelchair'], assessedOn: DAY, now: ASKED_AT }))
      .thenRefused('transport-not-requestable', /avaliação está no futuro/));

  describe('after the town’s deadline', () => {
    const policy = { ...DEFAULT_TOWN_POLICY, version: 3, minimumNoticeHours: 120, legalBasis: 'Portaria SMS 1/2026' };

    it('needs a reason', () => refused({ policy }, /menos de 120 horas.*Portaria SMS 1\/2026/));

    it('is accepted with one, and marked', () =>
      given(request)
        .when(asking({ policy, sealed: sealed({ lateReason: 'late' }) }))
        .then(asked('ana', { assessedOn: on('2026-09-30'), policyVersion: 3, lateReason: 'late' })));

    it('does not mark who asks in time, though they give a reason', () =>
      given(request)
        .when(asking({ sealed: sealed({ lateReason: 'late' }) }))
        .then(asked('ana', { assessedOn: on('2026-09-30') })));
  });

  describe('with companions', () => {
    it('names the act when age or sex does not meet the ground', () =>
      refused(
        {
          person: { ...person, female: false },
          companions: [companion({ ground: 'IDOSO60', act: 'Lei 10.741' }), companion({ ground: 'MULHER' })],
          sealed: sealed({ exception: 'exception' }),
        },
        /IDOSO60 \(Lei 10.741\).*60 anos/,
        /MULHER.*mulheres/,
      ));

    it('refuses a ground that has expired, or does before the trip, or should say when it does', () => {
      const ground = 'RECOMENDACAO_PROFISSIONAL';
      refused({ companions: [companion({ ground, expiresOn: on('2026-09-30') })] }, /venceu em 30\/09\/2026/);
      refused({ companions: [companion({ ground, expiresOn: on('2026-10-04') })] }, /vence em 04\/10\/2026, antes/);
      refused({ companions: [companion({ ground })] }, /precisa da validade/);
    });

    it('takes a ground that holds until the day of the trip', () =>
      given(request)
        .when(asking({ companions: [companion({ ground: 'RECOMENDACAO_PROFISSIONAL', expiresOn: DAY })] }))
        .then(
          asked('ana', {
            assessedOn: on('2026-09-30'),
            companions: [{ ground: 'RECOMENDACAO_PROFISSIONAL', evidence: 'evidence0', expiresOn: DAY }],
          }),
        ));

    it('lets nobody under 16 travel alone', () => {
      const child = { ...person, age: 15 };
      refused({ person: child }, /Menor de 16 anos não viaja só.*MENOR16_VIAGEM/);
      given(request)
        .when(asking({ person: child, companions: [companion({ ground: 'MENOR16_VIAGEM' })] }))
        .then(
          asked('ana', {
            assessedOn: on('2026-09-30'),
            companions: [{ ground: 'MENOR16_VIAGEM', evidence: 'evidence0' }],
          }),
        );
      refused({ companions: [companion({ ground: 'MENOR16_VIAGEM' })] }, /MENOR16_VIAGEM.*menores de 16/);
    });

    it('takes a second one by exception only, and no third', () => {
      refused({ companions: [companion(), companion()] }, /segundo acompanhante precisa de justificativa/);
      refused(
        { companions: [companion(), companion(), companion()], sealed: sealed({ exception: 'exception' }) },
        /no máximo 2/,
      );
    });

    it('takes neither the patient, nor a child, nor one twice, nor who is not there', () => {
      const { personId } = person;
      const other = idFrom('person', 'bia');
      refused(
        {
          companions: [companion({ personId, age: 40 }), companion({ personId: other, age: 12 })],
          sealed: sealed({ exception: 'exception' }),
        },
        /a si mesmo/,
        /Menor de 16 anos não acompanha/,
      );
      refused(
        {
          companions: [companion({ personId: other }), companion({ personId: other })],
          sealed: sealed({ exception: 'exception' }),
        },
        /duas vezes/,
        /Não há pessoa/,
        /Não há pessoa/,
      );
    });
  });
});
