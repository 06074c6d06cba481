import { describe, it } from '@jest/globals';
import { BUILT_IN_PROCEDURES, Cbo, Cnes, idFrom, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { type ProfessionalLink } from '../../domain/choices.js';
import { production, type Production } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { linkProfessional } from './link-professional.decision.js';

const managerId = idFrom('manager');
const day = (text: string) => the(LocalDate, text);
const { professional, occupation, establishment } = presenter;
const link: ProfessionalLink = {
  ...{ professional, name: 'Médica Exemplo', occupation, establishment, validFrom: day('2026-01-01') },
};
const linked = (changes: Partial<ProfessionalLink> = {}) =>
  ({ type: 'ProfessionalLinked', data: { managerId, ...link, ...changes } }) as const;
const linking =
  (changes: Partial<ProfessionalLink> = {}) =>
  (state: Production) =>
    linkProfessional({ managerId, ...link, ...changes }, state, { rules: BUILT_IN_PROCEDURES });

describe('linking a professional', () => {
  it('takes a doctor, with or without a last day', () => {
    given(production).when(linking()).then(linked());
    const until = { validTo: day('2026-12-31') };
    given(production).when(linking(until)).then(linked(until));
  });

  it('takes an occupation that signs for one of the procedures only', () => {
    const one = { occupation: the(Cbo, '225135') };
    given(production).when(linking(one)).then(linked(one));
  });

  it('refuses a driver, and days that run backwards, at once', () =>
    given(production)
      .when(linking({ occupation: the(Cbo, '782310'), validTo: day('2025-12-31') }))
      .thenRefused('professional-not-linkable', /782310/, /último dia/));

  it('refuses the same link again while it lasts, and says since when', () => {
    given(production, linked())
      .when(linking({ validFrom: day('2026-06-01') }))
      .thenRefused('professional-not-linkable', /desde 01\/01\/2026/);
    given(production, linked({ validTo: day('2026-06-30') }))
      .when(linking({ validFrom: day('2025-01-01') }))
      .thenRefused('professional-not-linkable', /de 01\/01\/2026 a 30\/06\/2026/);
  });

  it('takes the same link before and after, and other posts at the same time', () => {
    const past = linked({ validTo: day('2026-06-30') });
    const next = { validFrom: day('2026-07-01') };
    given(production, past).when(linking(next)).then(linked(next));
    const before = { validFrom: day('2025-01-01'), validTo: day('2025-12-31') };
    given(production, past).when(linking(before)).then(linked(before));
    const elsewhere = { establishment: the(Cnes, '9900003') };
    given(production, linked()).when(linking(elsewhere)).then(linked(elsewhere));
    const otherwise = { occupation: the(Cbo, '225142') };
    given(production, linked()).when(linking(otherwise)).then(linked(otherwise));
  });
});
