import { describe, expect, it } from '@jest/globals';
import { fold, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { crewMember, type CrewMember } from '../../domain/crew-member.js';
import { driver, hired } from '../../testing/invented.js';
import { renewLicence } from './renew-licence.decision.js';

describe('renewing a licence', () => {
  const licence = { licenceCategory: 'E', licenceValidUntil: the(LocalDate, '2035-01-31') } as const;
  const renewed = { type: 'LicenceRenewed', data: { crewMemberId: driver.crewMemberId, ...licence } } as const;
  const renewing = (state: CrewMember) => renewLicence(licence, state);

  it('replaces category and validity', () => {
    given(crewMember, hired).when(renewing).then(renewed);
    expect(fold(crewMember, [hired, renewed])).toMatchObject(licence);
  });
  it('needs a registered crew member', () =>
    given(crewMember)
      .when(renewing)
      .thenRefused('crew-member-unknown', /Não há tripulante/));
});
