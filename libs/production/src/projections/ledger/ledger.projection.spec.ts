import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Cnes,
  Cns,
  Competence,
  competenceOf,
  kilometres,
  IbgeCode,
  idFrom,
  ROAD_PROCEDURES,
  RuleBook,
  the,
  LocalDate,
  type Distance,
} from '#embarque/kernel';
import { presentedSubject } from '#embarque/people';
import { distanceOn } from '#embarque/territory';
import { compareLines } from '../../domain/bpa/line.js';
import { judge, judgeDifference, presentationOf } from '../../domain/ledger.js';
import { presenter } from '../../domain/testing/presenter.js';
import { procedureFor } from '../../domain/procedure-choices.js';
import { adoptionFor } from '../../domain/choices.js';
import { quantityPolicy, QUANTITY_POLICIES, type QuantityPolicy } from '../../domain/quantity-policy.js';
import {
  adopted,
  aidCancelled,
  aidGranted,
  carried,
  closed,
  distanceSet,
  erased,
  LedgerBook,
  MANAGER,
  ROUTE,
  TOWN,
  momentOf,
  presented,
  reported,
  SOME_CPF,
  switched,
  transportCorrected,
  tripDone,
  type BookEvent,
  type EntryColumns,
  type Known,
} from '../../testing/ledger-book.js';

const [lowest, rounded] = QUANTITY_POLICIES.map(({ id }) => id);
/** Formulas with a line for each trip, and with one for each month. */
const ADOPTED = [0, 3, 6, 9] as const;

let book: LedgerBook;
beforeAll(async () => {
  book = await LedgerBook.open();
});
afterAll(() => book.close());
beforeEach(() => book.clear());

describe('the ledger of what was done', () => {
  const identified = { cpf: SOME_CPF };
  const ready = async () => [await book.registered('ana', identified), distanceSet(120), adopted('202601'), presented];
  const anaGoes = tripDone('1', '2026-10-05', carried('ana'));

  it('has a line for each person carried, with what it was computed from', async () => {
    await book.happen(...(await ready()), anaGoes);
    await book.catchUp();
    expect(await book.entry()).toMatchObject({
      ...{ date: '2026-10-05', presentation: '202610', causes: '', person_version: 1 },
      ...{ metres: 120_000, quantity: 4, policy_id: lowest, policy_version: 1 },
    });
    expect(await book.month('202610')).toMatchObject({ status: 'open', patientLines: 1, companionLines: 0, units: 4 });
  });

  it('counts one leg for who went one way only', async () => {
    await book.happen(
      ...(await ready()),
      tripDone('1', '2026-10-05', carried('ana', { inbound: false })),
      tripDone('2', '2026-10-06', carried('ana', { outbound: false })),
    );
    await book.catchUp();
    expect((await book.entries()).map(({ quantity }) => quantity)).toEqual([2, 2]);
    expect((await book.list('202610')).entries.map(({ legs }) => legs)).toEqual(['outbound', 'return']);
  });

  it('takes for each person the distance of the route on which they were carried', async () => {
    const further = idFrom('further route');
    await book.happen(
      ...(await ready()),
      await book.registered('bia', identified),
      distanceSet(210, '2026-01-01', undefined, further),
      tripDone('1', '2026-10-05', carried('ana'), carried('bia', { routeId: further })),
    );
    await book.catchUp();
    expect((await book.entries()).map(({ metres, quantity }) => [metres, quantity]).sort()).toEqual([
      [120_000, 4],
      [210_000, 8],
    ]);
  });

  it('keeps with its causes what cannot be presented, and shows them with their remedies', async () => {
    await book.happen(
      ...(await ready()),
      await book.registered('jovem', { birthDate: '2009-01-01' }),
      await book.registered('zeca', { birthDate: '2024-01-01' }),
      tripDone(
        '1',
        '2026-10-05',
        carried('ana'),
        carried('jovem', { role: 'companion' }),
        carried('zeca', { role: 'lap-child' }),
      ),
      tripDone('2', '2026-10-06', carried('ana', { exceptional: true })),
    );
    await book.catchUp();
    expect(await book.month('202610')).toMatchObject({
      ...{ patientLines: 1, companionLines: 0, units: 4 },
      unpresentable: { 'age-not-accepted': 1, 'lap-child': 1, 'exception-boarding': 1 },
    });
    const { entries } = await book.list('202610', { only: 'unpresentable' });
    expect(entries.flatMap(({ causes }) => causes.map(({ code }) => code)).sort()).toEqual(
      ['age-not-accepted', 'no-document', 'lap-child', 'exception-boarding'].sort(),
    );
    expect((await book.list('202610', { only: 'lines' })).entries).toMatchObject([{ procedure: '0803010125' }]);
  });

  it('takes only completed trips for done', async () => {
    const planned = { tripId: 'x', managerId: 'x', authorizationId: 'x', date: '2026-10-05' };
    for (const type of [
      'TripScheduled',
      'PassengerAuthorized',
      'NoShowRecorded',
      'TripCancelled',
      'PassengerBoarded',
    ]) {
      await book.happen({ type, data: planned } as never);
    }
    await book.happen(...(await ready()), tripDone('1', '2026-10-05'));
    await book.catchUp();
    expect(await book.entries()).toEqual([]);
  });

  it('judges again what was waiting for a distance, a document or a policy', async () => {
    await book.happen(presented, await book.registered('ana'), anaGoes);
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ causes: 'no-document,distance-unknown,policy-not-chosen', quantity: 0 });
    for (const [mending, left] of [
      [distanceSet(126), 'no-document,policy-not-chosen'],
      [await book.corrected('ana', identified), 'policy-not-chosen'],
      [adopted('202610', 1), ''],
    ] as const) {
      await book.happen(mending);
      await book.catchUp();
      expect((await book.entry()).causes).toBe(left);
    }
    expect(await book.entry()).toMatchObject({ quantity: 5, metres: 126_000, policy_id: rounded, person_version: 2 });
  });

  it('computes an open line anew when its distance, person or policy changes, and takes it back if need be', async () => {
    await book.happen(...(await ready()), anaGoes);
    await book.catchUp();
    await book.happen(distanceSet(200), adopted('202610', 1));
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ quantity: 8, policy_id: rounded });
    await book.happen(await book.corrected('ana', {}));
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ causes: 'no-document', presentation: '202610', person_version: 2 });
  });

  it('uses the distance and the policy in force on the day, for the town of boarding', async () => {
    const elsewhere = the(IbgeCode, '311120');
    await book.happen(
      ...(await ready()),
      distanceSet(75, '2026-10-06'),
      distanceSet(300, '2026-01-01', elsewhere),
      adopted('202611', 3),
      tripDone('1', '2026-10-05', carried('ana')),
      tripDone('2', '2026-10-06', carried('ana')),
      tripDone('3', '2026-11-03', carried('ana', { from: elsewhere })),
    );
    await book.catchUp();
    expect((await book.list('202610')).entries.map(({ quantity }) => quantity)).toEqual([4, 3]);
    expect((await book.list('202611')).entries).toMatchObject([
      { quantity: 12, policy: { id: QUANTITY_POLICIES[3]!.id } },
    ]);
  });

  describe('as managers and the state chose', () => {
    const destination = the(IbgeCode, '310620');
    const routeKnown: BookEvent = {
      type: 'RouteRegistered',
      data: { routeId: ROUTE, managerId: MANAGER, name: 'Rota', towns: [TOWN], destination },
    };
    const seen = async () => {
      await book.catchUp();
      const { quantity, metres, policy_id, distance_source, causes } = await book.entry();
      return [metres, distance_source, policy_id, quantity, causes];
    };
    const october = the(Competence, '202610');

    it('counts by the policy for the destination, else by the manager’s, else by the state’s', async () => {
      const ofState = { policyId: QUANTITY_POLICIES[2]!.id, version: 1, from: october };
      await book.happen(await book.registered('ana', identified), routeKnown, distanceSet(126), presented);
      await book.happen({ type: 'StateQuantityPolicyAdopted', data: ofState }, anaGoes);
      expect(await seen()).toEqual([126_000, 'table', QUANTITY_POLICIES[2]!.id, 6, '']);
      await book.happen(adopted('202610', 0));
      expect(await seen()).toEqual([126_000, 'table', lowest, 5, '']);
      const there = { managerId: MANAGER, policyId: QUANTITY_POLICIES[3]!.id, version: 1, from: october, destination };
      await book.happen({ type: 'QuantityPolicyAdopted', data: there });
      expect(await seen()).toEqual([126_000, 'table', QUANTITY_POLICIES[3]!.id, 6, '']);
    });

    it('counts the distance that a manager puts over the table’s', async () => {
      const override = { destination, metres: kilometres(160), from: october, reason: 'Desvio' };
      await book.happen(...(await ready()), routeKnown, anaGoes);
      await book.happen({ type: 'DistanceOverridden', data: { managerId: MANAGER, ...override } });
      expect(await seen()).toEqual([160_000, 'override', lowest, 6, '']);
    });

    it('counts half of the odometer, and anew when its readings are corrected', async () => {
      const trip = tripDone('1', '2026-10-05', carried('ana'));
      const readings = { departureKm: 1000, odometerKm: 1260 };
      await book.happen(...(await ready()), adopted('202610', 5));
      await book.happen({ ...trip, data: { ...trip.data, ...readings } } as BookEvent);
      expect(await seen()).toEqual([130_000, 'odometer', QUANTITY_POLICIES[5]!.id, 5, '']);
      const after = { departureKm: 1000, arrivalKm: 1310 };
      const corrected = { tripId: idFrom('trip', '1'), before: after, after, reason: 'sealed' };
      await book.happen({ type: 'TripReadingsCorrected', data: corrected } as never);
      expect(await seen()).toEqual([155_000, 'odometer', QUANTITY_POLICIES[5]!.id, 6, '']);
      await book.happen(tripDone('2', '2026-10-06', carried('ana')));
      await book.catchUp();
      expect((await book.entries()).map(({ causes }) => causes).sort()).toEqual(['', 'distance-unknown']);
      await book.happen(await book.registered('cida', identified));
      const late = transportCorrected('1', '2026-10-05', undefined, carried('cida'));
      await book.happen({ ...late, data: { ...late.data, departureKm: 1000, odometerKm: 1310 } } as BookEvent);
      await book.catchUp();
      expect((await book.entries()).filter(({ causes }) => !causes)).toMatchObject([
        ...[{ metres: 155_000 }, { metres: 155_000 }],
      ]);
    });

    it('keeps what goes by water or air among what is not presented, while its procedure is off', async () => {
      const byWater = { ...routeKnown.data, mode: 'river' } as never;
      await book.happen({ type: 'RouteRegistered', data: byWater }, ...(await ready()), anaGoes);
      expect(await seen()).toEqual([120_000, 'table', lowest, 0, 'mode-not-presented']);
    });

    it('presents what goes by water once it is switched on, by the unit of its procedure', async () => {
      const byWater = { ...routeKnown.data, mode: 'river' } as never;
      await book.happen({ type: 'RouteRegistered', data: byWater }, ...(await ready()), anaGoes);
      await book.happen(switched('river', '202610'));
      expect(await seen()).toEqual([120_000, 'table', lowest, 4, '']);
      expect(await book.entry()).toMatchObject({ procedure: '0803010117' });
      expect((await book.proof(await book.entry())).entry.policy?.computation).toBe(
        'trunc(2 × 120 km ÷ 50,004 km) = trunc(4,8) = 4 un.',
      );
      await book.happen(switched('river', '202610', false));
      expect(await seen()).toEqual([120_000, 'table', lowest, 0, 'mode-not-presented']);
    });

    it('presents the way to a treatment by the treatment’s procedure where that is switched on, and by one only', async () => {
      const clinic = the(Cnes, '7777777');
      const [treated, companion] = [carried('ana', { treatedAt: clinic }), carried('bia', { role: 'companion' })];
      await book.happen(routeKnown, ...(await ready()), await book.registered('bia', identified));
      await book.happen(tripDone('1', '2026-10-05', treated, companion));
      const lines = async () => {
        await book.catchUp();
        return (await book.list('202610')).entries.map(({ procedure, quantity, policy }) => [
          ...[procedure, quantity, policy?.id],
        ]);
      };
      const ofCompanion = ['0803010109', 4, lowest];
      expect((await lines()).sort()).toEqual([ofCompanion, ['0803010125', 4, lowest]]);
      await book.happen(switched('haemodialysis', '202610', true, [clinic]));
      expect((await lines()).sort()).toEqual([ofCompanion, ['0803010168', 1, undefined]]);
      const [line] = (await book.entries()).filter(({ procedure }) => procedure === '0803010168');
      expect((await book.proof(line!)).entry).toMatchObject({ policy: null, metres: 120_000 });
      await book.happen(switched('haemodialysis', '202611', false));
      expect((await lines()).sort()).toEqual([ofCompanion, ['0803010168', 1, undefined]]);
    });

    it('says who signs, and waits for whoever the signing policy asks for', async () => {
      const signs = async () => {
        await book.catchUp();
        const { professional, establishment, causes } = await book.entry();
        return [professional, establishment, causes];
      };
      const doctor = the(Cns, '800000000000001');
      await book.happen(
        ...(await ready()),
        tripDone('1', '2026-10-05', carried('ana', { doctors: { regulatedBy: doctor } })),
      );
      expect(await signs()).toEqual([presenter.professional, presenter.establishment, '']);
      const policy = { managerId: MANAGER, policyId: 'medico-regulador', version: 1, from: october };
      await book.happen({ type: 'SigningPolicyAdopted', data: policy });
      expect(await signs()).toEqual([null, null, 'professional-link-not-in-force']);
      const { occupation, establishment } = presenter;
      const link = { professional: doctor, name: 'Médica Exemplo', occupation, establishment };
      const since = { validFrom: the(LocalDate, '2026-10-01') };
      await book.happen({ type: 'ProfessionalLinked', data: { managerId: MANAGER, ...link, ...since } });
      expect(await signs()).toEqual([doctor, establishment, '']);
      const ended = { managerId: MANAGER, professional: doctor, occupation, establishment, ...since };
      await book.happen({ type: 'ProfessionalLinkEnded', data: { ...ended, validTo: the(LocalDate, '2026-10-04') } });
      expect(await signs()).toEqual([null, null, 'professional-link-not-in-force']);
    });

    it('has another digest when a line changes in whatever a file says of it, and the same one when it is as it was', async () => {
      const clinic = the(Cnes, '7777777');
      await book.happen(routeKnown, ...(await ready()), distanceSet(60), adopted('202610', 0));
      await book.happen(tripDone('1', '2026-10-05', carried('ana', { treatedAt: clinic, inbound: false })));
      const digest = async (...events: BookEvent[]) => {
        await book.happen(...events);
        await book.catchUp();
        expect(await book.entry()).toMatchObject({ quantity: 1, causes: '' });
        return book.digest('202610');
      };
      const before = await digest();
      const treated = await digest(switched('haemodialysis', '202610', true, [clinic]));
      const elsewhere = { ...presenter, establishment: the(Cnes, '8888888') };
      const moved = await digest({ type: 'PresenterSet', data: { managerId: MANAGER, presenter: elsewhere } });
      expect(new Set([before, treated, moved]).size).toBe(3);
      expect(await digest(presented, switched('haemodialysis', '202610', false))).toBe(before);
    });

    it('judges anew what an imported SIGTAP table says otherwise, and only that', async () => {
      await book.happen(...(await ready()), anaGoes);
      await book.catchUp();
      const { known_from: before } = await book.entry();
      const table = (version: string, change: object) =>
        ({
          type: 'SigtapImported',
          data: {
            ...{ competence: october, version, sha256: version, counts: {} },
            procedures: ROAD_PROCEDURES.map((rule) => ({ ...rule, validFrom: october, validTo: october, ...change })),
          },
        }) as BookEvent;
      await book.happen(table('v2610010000', {}));
      await book.catchUp();
      expect(await book.entry()).toMatchObject({ causes: '', known_from: before });
      await book.happen(table('v2610020000', { maxQuantity: 3 }));
      await book.catchUp();
      expect(await book.entry()).toMatchObject({ causes: 'quantity-not-accepted' });
    });
  });

  describe('with aids of the journey', () => {
    const ana = carried('ana');
    const meal = aidGranted('1', '2026-10-06', ana);
    const shown = async () => {
      await book.catchUp();
      return (await book.entries())
        .filter(({ aid }) => aid)
        .map(({ date, presentation, procedure, quantity, causes }) => [
          date,
          presentation,
          procedure,
          quantity,
          causes,
        ]);
    };

    it('keeps them among what is not presented until they are switched on, and then has a line for each', async () => {
      await book.happen(...(await ready()), anaGoes, meal);
      expect(await shown()).toEqual([['2026-10-06', '202610', null, 0, 'mode-not-presented']]);
      await book.happen(switched('meal', '202610'));
      expect(await shown()).toEqual([['2026-10-06', '202610', '0803010028', 1, '']]);
      expect(await book.month('202610')).toMatchObject({ patientLines: 2, units: 5 });
      expect((await book.list('202610')).entries.map(({ aid }) => aid)).toEqual([
        ...[undefined, { kind: 'meal', passenger: ana.authorizationId }],
      ]);
      expect((await book.lines('202610')).map(({ procedure, attendedOn }) => [procedure, attendedOn]).sort()).toEqual([
        ['0803010028', '2026-10-06'],
        ['0803010125', '2026-10-05'],
      ]);
    });

    it('takes them back when they are cancelled, and when the journey turns out not to have been', async () => {
      await book.happen(...(await ready()), switched('meal', '202610'), anaGoes, meal);
      await book.happen(transportCorrected('1', '2026-10-05', ana, undefined));
      expect(await shown()).toEqual([['2026-10-06', '202610', '0803010028', 0, 'not-carried']]);
      await book.happen(transportCorrected('1', '2026-10-05', undefined, carried('ana', { inbound: false })));
      expect(await shown()).toEqual([['2026-10-06', '202610', '0803010028', 1, '']]);
      await book.happen(aidCancelled(meal));
      expect(await shown()).toEqual([['2026-10-06', '202610', '0803010028', 0, 'aid-cancelled']]);
    });

    it('says of what was sent already that it was presented in excess, and asks nothing while the journey stands', async () => {
      await book.happen(...(await ready()), switched('meal', '202610'), anaGoes, meal, closed('202610'));
      const sent = ['2026-10-06', '202610', '0803010028', 1, ''];
      await book.happen(transportCorrected('1', '2026-10-05', ana, carried('ana', { inbound: false })));
      expect(await shown()).toEqual([sent]);
      await book.happen(aidCancelled(meal));
      expect(await shown()).toEqual([sent, ['2026-10-06', null, '0803010028', -1, 'presented-in-excess']]);
      expect(await book.month('202610')).toMatchObject({ patientLines: 2 });
    });

    it('enters them with the journey as it was last known', async () => {
      await book.happen(...(await ready()), switched('meal', '202610'), anaGoes);
      await book.happen(transportCorrected('1', '2026-10-05', ana, undefined), meal);
      expect(await shown()).toEqual([['2026-10-06', '202610', '0803010028', 0, 'not-carried']]);
    });
  });

  it('never changes the line of a closed month', async () => {
    await book.happen(...(await ready()), anaGoes, closed('202610'));
    await book.catchUp();
    const before = await book.entry();
    await book.happen(distanceSet(500), adopted('202610', 3), await book.corrected('ana', {}));
    await book.catchUp();
    expect(await book.entry()).toEqual(before);
  });

  it('takes what was mended after its month was closed into the next open one, and leaves the rest as it was closed', async () => {
    await book.happen(
      ...(await ready()),
      await book.registered('bia'),
      await book.registered('cida', { birthDate: '2012-01-01' }),
      tripDone('1', '2026-10-05', carried('bia'), carried('cida', { role: 'companion' })),
      closed('202610'),
    );
    await book.catchUp();
    await book.happen(adopted('202610', 1), await book.corrected('cida', { birthDate: '2012-01-01', cpf: SOME_CPF }));
    await book.catchUp();
    expect((await book.month('202610'))?.unpresentable).toEqual({ 'no-document': 1, 'age-not-accepted': 1 });
    await book.happen(await book.corrected('bia', identified));
    await book.catchUp();
    expect(await book.month('202610')).toMatchObject({ patientLines: 0, unpresentable: { 'age-not-accepted': 1 } });
    expect(await book.month('202611')).toMatchObject({ patientLines: 1, units: 5, unpresentable: {} });
  });

  describe('corrected after the trip was completed', () => {
    const both = carried('ana');
    const outOnly = carried('ana', { inbound: false });
    const amended = (before: typeof both | undefined, after: typeof both | undefined) =>
      transportCorrected('1', '2026-10-05', before, after);
    const shown = async () =>
      (await book.entries()).map(({ correction, presentation, quantity, causes }) => [
        ...[correction > 0, presentation, quantity, causes],
      ]);

    it('changes, takes away and gives back the line while the month is open, and keeps the entry', async () => {
      await book.happen(...(await ready()), anaGoes);
      for (const [correction, quantity, causes] of [
        [amended(both, outOnly), 2, ''],
        [amended(outOnly, undefined), 0, 'not-carried'],
        [amended(undefined, both), 4, ''],
      ] as const) {
        await book.happen(correction);
        await book.catchUp();
        expect(await shown()).toEqual([[false, '202610', quantity, causes]]);
      }
    });

    it('enters who was not counted, in the first month that is open', async () => {
      await book.happen(...(await ready()), tripDone('1', '2026-10-05'), closed('202610'), amended(undefined, both));
      await book.catchUp();
      expect(await shown()).toEqual([[false, '202611', 4, '']]);
    });

    it('never touches the line of a closed month: what was presented too much is an entry of its own', async () => {
      await book.happen(...(await ready()), anaGoes, closed('202610'));
      await book.catchUp();
      await book.happen(amended(both, outOnly), distanceSet(500));
      await book.catchUp();
      expect(await shown()).toEqual([
        [false, '202610', 4, ''],
        [true, null, -2, 'presented-in-excess'],
      ]);
      await book.happen(amended(outOnly, undefined));
      await book.catchUp();
      expect(await shown()).toEqual([
        [false, '202610', 4, ''],
        [true, null, -4, 'presented-in-excess'],
      ]);
      expect(await book.month('202610')).toMatchObject({
        ...{ patientLines: 1, units: 4, unpresentable: { 'presented-in-excess': 1 } },
      });
      const { entries } = await book.list('202610', { only: 'unpresentable' });
      expect(entries.map(({ correction, legs }) => [correction, legs])).toEqual([[1, 'none']]);
      expect((await book.list('202611')).entries).toEqual([]);
    });

    it('presents what is missing in the first month that is open, by the distance and policy of the line that was sent', async () => {
      await book.happen(...(await ready()), tripDone('1', '2026-10-05', outOnly), closed('202610'));
      await book.happen(distanceSet(500), adopted('202601', 3), amended(outOnly, both));
      await book.catchUp();
      const sent = [false, '202610', 2, ''];
      expect(await shown()).toEqual([sent, [true, '202611', 2, '']]);
      expect(await book.month('202611')).toMatchObject({ patientLines: 1, units: 2, unpresentable: {} });

      await book.happen(amended(both, outOnly));
      await book.catchUp();
      expect(await shown()).toEqual([sent, [true, null, 0, 'no-difference']]);

      await book.happen(amended(outOnly, both), closed('202611'), amended(both, undefined));
      await book.catchUp();
      expect(await shown()).toEqual([sent, [true, '202611', 2, ''], [true, null, -4, 'presented-in-excess']]);
    });

    it('loses what is missing when the window is over', async () => {
      await book.happen(...(await ready()), tripDone('1', '2026-10-05', outOnly));
      await book.happen(...['202610', '202611', '202612', '202701'].map(closed), amended(outOnly, both));
      await book.catchUp();
      expect(await shown()).toEqual([
        [false, '202610', 2, ''],
        [true, null, 2, 'window-expired'],
      ]);
    });

    it('takes the corrected transport where the closed month had no line of it', async () => {
      await book.happen(...(await ready()), await book.registered('bia'), tripDone('1', '2026-10-05', carried('bia')));
      await book.happen(closed('202610'));
      await book.happen(
        transportCorrected('1', '2026-10-05', carried('bia'), carried('bia', { inbound: false })),
        await book.corrected('bia', identified),
      );
      await book.catchUp();
      expect(await shown()).toEqual([[false, '202611', 2, '']]);
    });
  });

  describe('once SIA has answered', () => {
    const both = carried('ana');
    const shown = async () =>
      (await book.entries()).map(({ correction, presentation, quantity, causes, rejected }) => [
        ...[correction, presentation, quantity, causes, rejected],
      ]);
    const sent = async () => {
      await book.happen(...(await ready()), anaGoes, closed('202610'));
      await book.catchUp();
    };

    it('has a refused line to mend beside it, and presents it again once the person was corrected', async () => {
      await sent();
      await book.happen(reported('202610', { sequence: 1 }));
      await book.catchUp();
      expect(await shown()).toEqual([
        [0, '202610', 4, '', true],
        [1, '202611', 4, 'rejected-by-sia', false],
      ]);
      expect(await book.month('202610')).toMatchObject({ status: 'returned', patientLines: 1 });
      await book.happen(await book.corrected('ana', identified));
      await book.catchUp();
      expect(await shown()).toEqual([
        [0, '202610', 4, '', true],
        [1, '202611', 4, '', false],
      ]);
    });

    it('presents it again when somebody says that it was mended, and not before', async () => {
      await sent();
      const again = { managerId: MANAGER, tripId: idFrom('trip', '1'), authorizationId: both.authorizationId };
      await book.happen(reported('202610', { sequence: 1 }), distanceSet(300));
      await book.catchUp();
      expect((await shown())[1]).toEqual([1, '202611', 4, 'rejected-by-sia', false]);
      await book.happen({ type: 'LinePresentedAgain', data: { ...again, reason: 'CNES corrigido' } });
      await book.catchUp();
      expect((await shown())[1]).toEqual([1, '202611', 4, '', false]);
      await book.happen(closed('202611'), reported('202611', { sequence: 1, attended: '202610' }));
      await book.catchUp();
      expect(await shown()).toEqual([
        [0, '202610', 4, '', true],
        [1, '202611', 4, '', true],
        [2, '202612', 4, 'rejected-by-sia', false],
      ]);
    });

    it('takes back what a later report no longer refuses, unless it was presented again already', async () => {
      await sent();
      await book.happen(reported('202610', { sequence: 1 }), reported('202610'));
      await book.catchUp();
      expect(await shown()).toEqual([
        [0, '202610', 4, '', false],
        [1, null, 0, 'no-difference', false],
      ]);
    });

    it('adds to what a correction left to present', async () => {
      await sent();
      const outOnly = carried('ana', { inbound: false });
      await book.happen(transportCorrected('1', '2026-10-05', both, outOnly), reported('202610', { sequence: 1 }));
      await book.catchUp();
      expect(await shown()).toEqual([
        [0, '202610', 4, '', true],
        [1, '202611', 2, 'rejected-by-sia', false],
      ]);
    });

    it('takes back all the trips of a refused line that was a month’s, and finds those behind it', async () => {
      const monthly = QUANTITY_POLICIES.findIndex(({ linesPer }) => linesPer === 'month');
      const days = ['2026-10-05', '2026-10-07', '2026-10-09'];
      await book.happen(...(await ready()), await book.registered('bia', identified), adopted('202610', monthly));
      await book.happen(...days.map((day, n) => tripDone(`${n}`, day, carried('ana'))));
      await book.happen(tripDone('other', '2026-10-06', carried('bia')), closed('202610'));
      await book.catchUp();
      expect(await book.month('202610')).toMatchObject({ patientLines: 2, units: 16 });
      expect(await book.lines('202610')).toMatchObject([
        { attendedOn: '2026-10-06', quantity: 4 },
        { attendedOn: '2026-10-09', quantity: 12 },
      ]);
      await book.happen(reported('202610', { sequence: 2 }));
      await book.catchUp();
      const refused = (await book.entries()).filter(({ rejected }) => rejected);
      const proven = await book.proof(refused[0]!);
      expect(proven.month?.units).toBe(12);
      expect(proven.month?.lines).toEqual(
        days.map((day) => {
          const { trip_id, authorization_id } = refused.find(({ date }) => date === day)!;
          return `${trip_id}/${authorization_id}/0`;
        }),
      );
      expect(await book.proof(refused[2]!)).toMatchObject({ month: proven.month });
      expect(refused.map(({ date }) => date).sort()).toEqual(days);
      await book.happen(await book.corrected('ana', identified));
      await book.catchUp();
      expect(await book.month('202611')).toMatchObject({ patientLines: 1, units: 12 });
      expect(await book.lines('202611')).toMatchObject([
        { attendedOn: '2026-10-09', competence: '202610', quantity: 12 },
      ]);
    });

    it('finds a line by its place, professional and procedure, and no other', async () => {
      await sent();
      await book.happen(
        reported('202610', { sequence: 2 }, { sequence: 1, companion: true }, { sequence: 1, attended: '202609' }),
      );
      await book.catchUp();
      expect(await shown()).toEqual([[0, '202610', 4, '', false]]);
    });
  });

  it('takes a trip completed late into the next open month; after three it is lost, and shown where it was done', async () => {
    await book.happen(...(await ready()), closed('202610'), closed('202611'), anaGoes);
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ date: '2026-10-05', presentation: '202612', causes: '' });
    await book.happen(closed('202612'), closed('202701'), tripDone('late', '2026-10-07', carried('ana')));
    await book.catchUp();
    expect(await book.entries()).toHaveLength(2);
    expect(await book.month('202610')).toMatchObject({ patientLines: 0, unpresentable: { 'window-expired': 1 } });
    expect((await book.list('202610')).entries).toMatchObject([
      { date: '2026-10-07', causes: [{ code: 'window-expired' }] },
    ]);
    expect(await book.month('202612')).toMatchObject({ patientLines: 1, unpresentable: {} });
  });

  it('keeps the line of an erased person, live and rebuilt, under the key that the law obliges to keep', async () => {
    await book.happen(...(await ready()), anaGoes, closed('202610'), erased('ana', true));
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ presentation: '202610', causes: '', person_version: 1 });
    const live = await book.rows();
    await book.rebuild();
    expect(await book.rows()).toEqual(live);
  });

  it('knows nothing of an erased person of whom nothing is kept, whether or not the key is gone already', async () => {
    await book.happen(...(await ready()), erased('ana'), anaGoes);
    await book.catchUp();
    expect(await book.entry()).toMatchObject({ causes: 'person-erased', person_version: 2 });
    const live = await book.rows();
    await book.keys.destroy(presentedSubject(idFrom('person', 'ana')));
    await book.rebuild();
    expect(await book.rows()).toEqual(live);
  });

  it('names what SIA would alert to: the same person, day and procedure again, also in another month', async () => {
    const back = carried('ana', { outbound: false });
    await book.happen(...(await ready()), anaGoes, tripDone('2', '2026-10-06', carried('ana')));
    await book.catchUp();
    expect(await book.repeated('202610')).toEqual({ repeated: [] });
    await book.happen(tripDone('3', '2026-10-05', back), closed('202610'));
    await book.happen(tripDone('4', '2026-10-06', carried('ana', { inbound: false })));
    await book.catchUp();
    const line = (key: string, presentation: string) => ({
      line: `${idFrom('trip', key)}/${back.authorizationId}/0`,
      presentation,
    });
    const once = [line('1', '202610'), line('3', '202610')];
    const again = { date: '2026-10-06', lines: [line('2', '202610'), line('4', '202611')] };
    expect((await book.repeated('202610')).repeated).toMatchObject([
      { date: '2026-10-05', lines: expect.arrayContaining(once) },
      again,
    ]);
    expect((await book.repeated('202611')).repeated).toMatchObject([again]);
    const { repeated } = await book.repeated('202610', `2026-10-05/${idFrom('person', 'ana')}`);
    expect(repeated.map(({ date }) => date)).toEqual(['2026-10-06']);
  });

  it('lists a month page by page, each entry once', async () => {
    const trips = Array.from({ length: 130 }, (_, n) =>
      tripDone(
        `${n}`,
        `2026-10-${String((n % 28) + 1).padStart(2, '0')}`,
        carried('ana'),
        carried('bia'),
        carried('c'),
      ),
    );
    await book.happen(
      ...(await ready()),
      await book.registered('bia'),
      await book.registered('c', identified),
      ...trips,
    );
    await book.catchUp();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await book.list('202610', after ? { after } : {});
      seen.push(...page.entries.map(({ date, tripId, authorizationId }) => `${date}/${tripId}/${authorizationId}`));
      after = page.next;
    } while (after);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(390);
  });
});

const NAMES = ['ana', 'bia', 'cida'] as const;
const MONTHS = ['202609', '202610', '202611', '202612', '202701', '202702'] as const;
const CLINIC = the(Cnes, '7777777');
/** As one was carried when the history was last told; nothing once corrected away. */
type Standing = { key: string; date: string; name: (typeof NAMES)[number]; now?: ReturnType<typeof carried> };
type Step = { act: string; name: (typeof NAMES)[number]; number: number };

/** What the sealed registrations of these histories say. */
const knownOf = new WeakMap<BookEvent, Known>();

/** A history that the rooms could have written: people are registered first, months are closed once. */
async function historyOf(steps: readonly Step[]): Promise<BookEvent[]> {
  const history: BookEvent[] = [];
  const shut = new Set<string>();
  const judged = new Set<string>();
  const gone = new Map<string, boolean>();
  const standing: Standing[] = [];
  const given: ReturnType<typeof aidGranted>[] = [];
  const told = async (event: Promise<BookEvent>, known: Known) => {
    history.push(await event);
    knownOf.set(history.at(-1)!, known);
  };
  history.push(presented);
  for (const name of NAMES) await told(book.registered(name, knownAs(name.length)), knownAs(name.length));
  for (const [n, { act, name, number }] of steps.entries()) {
    const month = MONTHS[number % MONTHS.length]!;
    const date = `${month.slice(0, 4)}-${month.slice(4)}-${String((number % 28) + 1).padStart(2, '0')}`;
    if (act === 'erase' && !gone.has(name)) {
      gone.set(name, judged.has(name));
      history.push(erased(name, judged.has(name)));
    }
    if (act === 'correct' && !gone.has(name)) await told(book.corrected(name, knownAs(number)), knownAs(number));
    if (act === 'distance') history.push(distanceSet((number % 4) * 40 + 30, date));
    if (act === 'adopt') history.push(adopted(month, ADOPTED[number % 4]));
    if (act === 'close' && !shut.has(month)) history.push(closed(month));
    if (act === 'close') shut.add(month);
    const places = [number % 5, (number >> 3) % 5].map((place) => ({ sequence: place + 1, companion: number % 2 > 0 }));
    if (act === 'report' && shut.has(month)) history.push(reported(month, ...places.slice(number % 3)));
    if (act === 'trip') {
      const roles = ['patient', 'companion', 'lap-child'] as const;
      const transports = NAMES.slice(0, (number % 3) + 1).flatMap((one, index) => {
        const role = roles[(number + index) % 3]!;
        if (gone.has(one)) return [];
        if (role !== 'lap-child') judged.add(one);
        const treated = number % 3 ? {} : { treatedAt: CLINIC };
        return [
          carried(one, { role, inbound: number % 2 === 0, ...(number % 5 ? {} : { exceptional: true }), ...treated }),
        ];
      });
      history.push(tripDone(`${n}`, date, ...transports));
      for (const one of NAMES) {
        const now = transports.find(({ personId }) => personId === idFrom('person', one));
        standing.push({ key: `${n}`, date, name: one, ...(now ? { now } : {}) });
      }
    }
    const last = [...shut].sort().at(-1);
    if (act === 'switch' && (!last || month > last)) {
      const mode = (['meal', 'radiotherapy', 'overnight'] as const)[number % 3]!;
      history.push(switched(mode, month, number % 2 === 0, mode === 'radiotherapy' ? [CLINIC] : []));
    }
    const eater = act === 'aid' && standing.length ? standing[number % standing.length] : undefined;
    if (eater?.now && eater.now.role !== 'lap-child' && !gone.has(eater.name)) {
      const kind = (['meal', 'overnight'] as const)[number % 2]!;
      given.push(aidGranted(eater.key, date, eater.now, kind, idFrom('aid', n)));
      history.push(given.at(-1)!);
    }
    if (act === 'unaid' && given.length) history.push(aidCancelled(given.splice(number % given.length, 1)[0]!));
    const amended = act === 'amend' && standing.length ? standing[number % standing.length]! : undefined;
    if (amended && !gone.has(amended.name)) {
      const { key, name: who, now = carried(who), date: day } = amended;
      const legs = [undefined, { outbound: true, inbound: false }, { outbound: true, inbound: true }][number % 3];
      const after = legs && { ...now, ...legs };
      if (amended.now ?? after) history.push(transportCorrected(key, day, amended.now, after));
      if (after && after.role !== 'lap-child') judged.add(who);
      if (after) amended.now = after;
      else delete amended.now;
    }
  }
  return history;
}

const knownAs = (number: number): Known => ({
  birthDate: ['1980-03-14', '1944-10-01', '2009-05-05'][number % 3]!,
  cpf: number % 4 ? SOME_CPF : undefined,
});

const legsOf = (transport: { outbound: boolean; inbound: boolean } | undefined) =>
  ((transport?.outbound ? 1 : 0) + (transport?.inbound ? 1 : 0)) as 0 | 1 | 2;

/** The rule in words: every open entry is judged anew at every event; a closed one only to become a line of a later month. */
function reference(history: readonly BookEvent[]) {
  type Entry = ReturnType<typeof fresh>;
  const fresh = (
    data: Pick<Extract<BookEvent, { type: 'TripCompleted' }>['data'], 'tripId' | 'date'>,
    transport: ReturnType<typeof carried>,
  ) => ({
    ...{ data, transport, correction: 0, causes: '', quantity: 0, version: 0, presented: 0 },
    presentation: undefined as Competence | undefined,
    metres: undefined as Distance | undefined,
    policy: undefined as QuantityPolicy | undefined,
  });
  const rules = new RuleBook(ROAD_PROCEDURES);
  const people = new Map<string, { version: number; known: Known }>();
  const distances: { from: IbgeCode; metres: Distance; validFrom: LocalDate }[] = [];
  const adoptions: { policyId: string; version: number; from: Competence }[] = [];
  const shut = new Set<string>();
  const entries: Entry[] = [];
  const judged = (entry: Entry): Entry => {
    const { data, transport, correction, presented } = entry;
    const month = competenceOf(data.date);
    const adoption = adoptionFor(adoptions, month);
    const { version, known } = people.get(transport.personId)!;
    const presentation = presentationOf(data.date, (candidate) => shut.has(candidate));
    const procedure = procedureFor(transport.role, 'road', data.date)?.procedure;
    const realised = {
      ...{
        role: transport.role,
        procedure,
        exceptional: transport.exceptional,
        date: data.date,
        legs: legsOf(transport),
      },
      person: { birthDate: the(LocalDate, known.birthDate), hasDocument: !!known.cpf },
      rule: procedure && rules.find(Number(procedure), Number(month)),
      presentation,
    };
    const metres = correction ? entry.metres : distanceOn(distances, transport.from, data.date)?.metres;
    const policy = correction ? entry.policy : adoption && quantityPolicy(adoption.policyId, adoption.version);
    const { causes, quantity } = correction
      ? judgeDifference({ ...realised, policy, oneWay: metres }, presented)
      : judge({ ...realised, policy, oneWay: metres });
    const shown = correction && quantity <= 0 ? undefined : presentation;
    return { ...entry, causes: causes.join(','), quantity, version, presentation: shown, metres, policy };
  };
  const amend = (data: Extract<BookEvent, { type: 'TransportCorrected' }>['data']) => {
    const { before, after, authorizationId } = data;
    const at = entries.findLastIndex(
      (one) => one.data.tripId === data.tripId && one.transport.authorizationId === authorizationId,
    );
    const entry = entries[at];
    if (!entry) {
      if (after) entries.push(judged(fresh(data, after)));
      return;
    }
    if (legsOf(before) === legsOf(after) && before?.outbound === after?.outbound) return;
    const transport = after ?? { ...entry.transport, outbound: false, inbound: false };
    const settled = !entry.presentation || shut.has(entry.presentation);
    if (settled && !entry.causes) {
      const { correction, presented, quantity } = entry;
      entries.push(judged({ ...entry, transport, correction: correction + 1, presented: presented + quantity }));
    } else {
      const now = judged({ ...entry, transport });
      entries[at] = settled && now.causes ? { ...now, presentation: entry.presentation } : now;
    }
  };
  history.forEach(({ type, data }, n) => {
    if (type === 'TripCompleted') for (const transport of data.transports) entries.push(judged(fresh(data, transport)));
    if (type === 'TransportCorrected') amend(data);
    if (type === 'DistanceSet') distances.push(data);
    if (type === 'QuantityPolicyAdopted') adoptions.push(data);
    if (type === 'CompetenceClosed') shut.add(data.competence);
    if (type === 'PersonRegistered' || type === 'PersonCorrected') {
      people.set(data.personId, {
        version: (people.get(data.personId)?.version ?? 0) + 1,
        known: knownOf.get(history[n]!)!,
      });
    }
    entries.forEach((entry, at) => {
      const now = judged(entry);
      const settled = !entry.presentation || shut.has(entry.presentation);
      if (!settled || (entry.causes && !now.causes)) entries[at] = now;
    });
  });
  return entries;
}

describe('whatever happens', () => {
  const acts = ['trip', 'trip', 'trip', 'amend', 'amend', 'correct', 'distance', 'adopt', 'close'];
  const AIDED = ['aid', 'aid', 'unaid', 'switch', 'switch'];
  const stepsOf = (...others: readonly string[]) =>
    fc.array(
      fc.record({
        act: fc.constantFrom(...acts, ...others),
        name: fc.constantFrom(...NAMES),
        number: fc.nat(1000),
      }),
      { minLength: 5, maxLength: 40 },
    );
  const pages = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

  it('holds every transport once, keeps closed months, and gives the same rows however it is read and when built anew', () =>
    fc.assert(
      fc.asyncProperty(stepsOf('erase', 'report', 'close', ...AIDED), pages, async (asked, sizes) => {
        await book.clear();
        const history = await historyOf(asked);
        const closedLines = new Map<string, unknown[]>();
        for (let at = 0, n = 0; at < history.length; n++) {
          const size = sizes[n % sizes.length]!;
          const part = history.slice(at, (at += size * 2));
          await book.happen(...part);
          await book.catchUp(size);
          for (const event of part) {
            if (event.type === 'CompetenceClosed')
              closedLines.set(event.data.competence, await linesOf(event.data.competence));
          }
        }
        const carriedPeople = history.flatMap(({ type, data }) =>
          type === 'TripCompleted' || type === 'TransportCorrected'
            ? (type === 'TripCompleted' ? data.transports : [data.after]).flatMap((one) =>
                one ? [`${data.tripId}/${one.authorizationId}`] : [],
              )
            : [],
        );
        const entries = (await book.entries()).filter(({ correction }) => !correction);
        expect(entries.filter(({ aid }) => !aid)).toHaveLength(new Set(carriedPeople).size);
        expect(entries.filter(({ aid }) => aid)).toHaveLength(
          history.filter(({ type }) => type === 'AidGranted').length,
        );
        for (const [month, lines] of closedLines) {
          expect(await linesOf(month)).toEqual(lines);
        }

        const live = await book.rows();
        for (const { type, data } of history) {
          if (type === 'PersonErased' && !data.kept.length) await book.keys.destroy(presentedSubject(data.personId));
        }
        await book.rebuild(sizes[0]);
        expect(await book.rows()).toEqual(live);
        await book.rebuild();
        expect(await book.rows()).toEqual(live);
      }),
      { numRuns: 40 },
    ));

  const linesOf = async (month: string) =>
    (await book.entries()).filter(({ presentation, causes }) => presentation === month && !causes);

  it('remembers, at every instant, what was known then', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(...AIDED), fc.nat(), pages, async (asked, moment, sizes) => {
        await book.clear();
        const history = await historyOf(asked);
        const known = moment % history.length;
        await book.happen(...history.slice(0, known + 1));
        await book.catchUp(sizes[0]);
        const views = () => Promise.all(MONTHS.map((month) => book.list(month)));
        const then = await views();
        await book.happen(...history.slice(known + 1));
        await book.catchUp(sizes.at(-1));
        const asOf = momentOf(known);
        expect(await Promise.all(MONTHS.map((month) => book.list(month, { asOf })))).toEqual(then);
      }),
      { numRuns: 30 },
    ));

  it('has all that was realised: presented, still open, or among what cannot be presented', () =>
    fc.assert(
      fc.asyncProperty(stepsOf('erase', 'report', 'close', ...AIDED), pages, async (asked, [page]) => {
        await book.clear();
        const history = await historyOf(asked);
        await book.happen(...history);
        await book.catchUp(page);
        const months = await book.reconciled();
        expect(months.filter(({ agrees }) => !agrees)).toEqual([]);
        const legs = new Map<string, number>();
        for (const { type, data } of history) {
          if (type === 'TripCompleted') {
            for (const one of data.transports) legs.set(`${data.tripId}/${one.authorizationId}`, legsOf(one));
          }
          if (type === 'TransportCorrected') legs.set(`${data.tripId}/${data.authorizationId}`, legsOf(data.after));
        }
        const realised = [...legs.values()].reduce<number>((sum, each) => sum + each, 0);
        expect(months.reduce((sum, month) => sum + month.realised, 0)).toBe(realised);
      }),
      { numRuns: 40 },
    ));

  it('foresees of a correction and of a policy exactly what then happens', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(...AIDED), fc.boolean(), async (asked, ofPolicy) => {
        await book.clear();
        const history = await historyOf(asked);
        const foreseeable = ofPolicy ? 'QuantityPolicyAdopted' : 'TransportCorrected';
        const at = history.findLastIndex(({ type }) => type === foreseeable);
        if (at < 0) return;
        await book.happen(...history.slice(0, at));
        await book.catchUp();
        const foreseen = await book.preview(history[at]!);
        const before = await book.entries();
        const amountsBefore = await amounts();
        await book.happen(history[at]!);
        await book.catchUp();
        expect(MONTHS.map((month) => foreseen.months.get(month) ?? { lines: 0, units: 0 })).toEqual(
          (await amounts()).map(({ lines, units }, n) => ({
            lines: lines - amountsBefore[n]!.lines,
            units: units - amountsBefore[n]!.units,
          })),
        );
        const changed = (await book.entries()).filter(
          (entry) => !before.some((one) => JSON.stringify(one) === JSON.stringify(entry)),
        );
        const said = ({ correction, presentation, quantity, causes, person_version: version }: EntryColumns) => [
          ...[correction, presentation, quantity, causes, version],
        ];
        const order = (one: EntryColumns) => `${one.trip_id}/${one.authorization_id}/${one.correction}`;
        const foretold = foreseen.changes.map(({ after }) => after as EntryColumns);
        foretold.sort((one, other) => (order(one) < order(other) ? -1 : 1));
        expect(foretold.map(said)).toEqual(changed.map(said));
      }),
      { numRuns: 50 },
    ));

  const amounts = () =>
    Promise.all(
      MONTHS.map(async (month) => {
        const { patientLines, companionLines, units } = (await book.month(month))!;
        return { lines: patientLines + companionLines, units };
      }),
    );

  it('has lines of one trip, or of all of a person’s month with the last of its days, as many as the month says', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(...AIDED), async (asked) => {
        await book.clear();
        await book.happen(...(await historyOf(asked)));
        await book.catchUp();
        const entries = (await book.entries()).filter(({ causes }) => !causes);
        const found = await amounts();
        for (const [n, month] of MONTHS.entries()) {
          const expected = new Map<string, { attendedOn: string; quantity: number }>();
          for (const entry of entries.filter(({ presentation }) => presentation === month)) {
            const { trip_id, authorization_id, correction, attended, person_id, procedure, policy_id } = entry;
            const line = entry.monthly
              ? [attended, person_id, procedure, policy_id]
              : [trip_id, authorization_id, correction];
            const { attendedOn, quantity } = expected.get(line.join()) ?? { attendedOn: '', quantity: 0 };
            expected.set(line.join(), {
              attendedOn: entry.date > attendedOn ? entry.date : attendedOn,
              quantity: quantity + entry.quantity,
            });
          }
          const lines = await book.lines(month);
          const shown = lines.map(({ attendedOn, quantity }) => `${attendedOn} ${quantity}`);
          expect(shown.sort()).toEqual(
            Array.from(expected.values(), (one) => `${one.attendedOn} ${one.quantity}`).sort(),
          );
          expect(lines.every((line, at) => !at || compareLines(lines[at - 1]!, line) < 0)).toBe(true);
          expect(found[n]).toEqual({
            lines: lines.length,
            units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
          });
        }
      }),
      { numRuns: 40 },
    ));

  it('agrees, entry by entry, with judging every open entry anew at every event', () =>
    fc.assert(
      fc.asyncProperty(stepsOf(), fc.integer({ min: 1, max: 20 }), async (asked, page) => {
        await book.clear();
        const history = await historyOf(asked);
        await book.happen(...history);
        await book.catchUp(page);
        const expected = reference(history).map(
          ({ data, transport, correction, causes, quantity, version, presentation }) => ({
            ...{ trip_id: data.tripId, authorization_id: transport.authorizationId, causes, quantity },
            ...{ person_version: version, presentation: presentation ?? null, correction },
          }),
        );
        const order = (one: { trip_id: string; authorization_id: string; correction: number }) =>
          `${one.trip_id}/${one.authorization_id}/${String(one.correction).padStart(6, '0')}`;
        expect(await book.entries()).toMatchObject(expected.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
      }),
      { numRuns: 60 },
    ));
});
