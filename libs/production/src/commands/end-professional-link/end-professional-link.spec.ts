import { describe, expect, it } from '@jest/globals';
import { fold, idFrom, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { endProfessionalLink } from './end-professional-link.decision.js';

const managerId = idFrom('manager');
const day = (text: string) => the(LocalDate, text);
const { professional, occupation, establishment } = presenter;
const post = { professional, occupation, establishment };
const linked = (validFrom: string, validTo?: string): ProductionEvent => ({
  type: 'ProfessionalLinked',
  data: {
    ...{ managerId, ...post, name: 'Médica Exemplo', validFrom: day(validFrom) },
    ...(validTo ? { validTo: day(validTo) } : {}),
  },
});
const ended = (validFrom: string, validTo: string): ProductionEvent => ({
  type: 'ProfessionalLinkEnded',
  data: { managerId, ...post, validFrom: day(validFrom), validTo: day(validTo) },
});
const ending = (validTo: string) => (state: Production) =>
  endProfessionalLink({ managerId, ...post, validTo: day(validTo) }, state);

describe('ending a professional’s link', () => {
  it('ends the one that holds on that day, and no other of the same post', () => {
    const history = [linked('2025-01-01', '2025-12-31'), linked('2026-01-01')];
    given(production, ...history)
      .when(ending('2026-09-30'))
      .then(ended('2026-01-01', '2026-09-30'));
    const { professionals } = fold(production, [...history, ended('2026-01-01', '2026-09-30')]);
    expect(professionals.map(({ validTo }) => validTo)).toEqual(['2025-12-31', '2026-09-30']);
  });

  it('changes nothing when it ends then already', () =>
    given(production, linked('2026-01-01', '2026-09-30')).when(ending('2026-09-30')).then());

  it('knows no link that has not begun, or has ended', () => {
    given(production, linked('2026-01-01'))
      .when(ending('2025-12-31'))
      .thenRefused('professional-link-unknown', /31\/12\/2025/);
    given(production, linked('2026-01-01'), ended('2026-01-01', '2026-03-31'))
      .when(ending('2026-06-30'))
      .thenRefused('professional-link-unknown', /30\/06\/2026/);
  });
});
