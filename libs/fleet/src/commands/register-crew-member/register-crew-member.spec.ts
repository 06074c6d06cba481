import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { crewMember, type CrewMember, type CrewMemberData } from '../../domain/crew-member.js';
import { driver, hired } from '../../testing/invented.js';
import { registerCrewMember } from './register-crew-member.decision.js';

describe('registering a crew member', () => {
  const registering =
    (data: CrewMemberData, managerRegistered = true) =>
    (state: CrewMember) =>
      registerCrewMember(data, managerRegistered, state);

  it('takes a driver with a licence', () => given(crewMember).when(registering(driver)).then(hired));

  it('takes an attendant without one', () => {
    const { licenceCategory: _, licenceValidUntil: __, ...data } = { ...driver, roles: ['attendant'] as const };
    given(crewMember).when(registering(data)).then({ type: 'CrewMemberRegistered', data });
  });

  it('names everything that is missing at once', () =>
    given(crewMember)
      .when(
        registering(
          { ...driver, roles: ['driver', 'driver'], licenceCategory: undefined, licenceValidUntil: undefined },
          false,
        ),
      )
      .thenRefused('crew-member-not-registrable', /gestor/, /repetida/, /categoria/, /validade/));

  it('happens once', () =>
    given(crewMember, hired)
      .when(registering(driver))
      .thenRefused('crew-member-already-registered', /já está cadastrado/));
});
