import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idFrom } from '#embarque/kernel';
import { NEEDED, proofOf, type ProvenEntry } from './proof.js';
import { entry, FACTS, recorded, WHOLE, type FactName } from './testing/proof-events.js';

/** `given(...facts).proving(entry)`: which facts the proof cites, in its order, and what it says is missing. */
const given = (...names: readonly FactName[]) => ({
  proving: (changes: Partial<ProvenEntry> = {}) => {
    const { links, missing } = proofOf(recorded(names), { ...entry, ...changes });
    return {
      links,
      cited: links.map(({ event }) => names[Number(event.position) - 1]),
      missing: Object.fromEntries(missing.map(({ kind, reason }) => [kind, reason])),
    };
  },
});
const without = (...left: readonly FactName[]) => WHOLE.filter((name) => !left.includes(name));

describe('the proof of a line', () => {
  it('cites everything that the line rests on, in the order of the log, and misses nothing', () => {
    const { cited, missing, links } = given(...WHOLE).proving();
    expect([cited, missing]).toEqual([WHOLE, {}]);
    expect(links.find(({ kind }) => kind === 'boarding')!.event).toEqual({
      ...{ id: expect.any(String), type: 'PassengerBoarded', stream: 'trip', revision: 4, position: '9' },
      ...{ recordedAt: '2026-11-10T12:00:08.000Z', happenedAt: '2026-10-05T07:10:00.000Z' },
      ...{ actor: 'conta', role: 'fleet-manager', hash: 'hash-8' },
    });
  });

  it('cites the authorisation and the appointment of the patient whom a companion travels with', () =>
    expect(
      given(...WHOLE)
        .proving()
        .links.map(({ kind }) => kind),
    ).toEqual([
      ...['distance', 'policy', 'signer', 'trip', 'appointment', 'patient', 'authorization'],
      ...['departure', 'boarding', 'return', 'completion', 'closing', 'export'],
    ]));

  it('leaves out what is of others: their authorisations, other towns, days, policies and months', () =>
    expect(
      given(
        ...([
          'a distance of other days',
          'a distance from elsewhere',
          'another policy',
          'the policy of later',
        ] as const),
        ...(['a stranger authorised', 'the stranger boarded', 'another month closed'] as const),
        ...WHOLE,
      ).proving().cited,
    ).toEqual(WHOLE));

  it('takes the distance and the policy that the line was judged by, not what was decided since', () =>
    expect(
      given(...WHOLE, 'another distance', 'a distance', 'the policy').proving({ knownFrom: '2026-11-10T12:00:10.000Z' })
        .cited,
    ).toEqual(WHOLE));

  it('takes the last of several that say the same', () =>
    expect(given('a distance', 'the policy', ...WHOLE).proving().links[0]!.event.position).toBe('3'));

  it('takes the policy for the destination before the manager’s, and that before the state’s', () => {
    const policyOf = (...names: FactName[]) =>
      given(...names)
        .proving()
        .links.find(({ kind }) => kind === 'policy')?.event;
    const all = ['the policy for the destination', 'the route', 'the policy', 'the policy of the state'] as const;
    expect(policyOf(...all)).toMatchObject({ position: '1' });
    expect(policyOf(...all.slice(1))).toMatchObject({ position: '2' });
    expect(policyOf(...all.slice(3))).toMatchObject({ type: 'StateQuantityPolicyAdopted', position: '1' });
    expect(policyOf(all[0])).toBeUndefined();
  });

  it('takes an override in place of the table, and the odometer in place of both', () => {
    const distanceOf = (distanceSource: string) =>
      given('the route', 'an override', 'a distance', 'completed').proving({ distanceSource });
    expect(distanceOf('override').cited).toContain('an override');
    expect(distanceOf('override').cited).not.toContain('a distance');
    expect(distanceOf('odometer')).toMatchObject({ cited: ['completed'] });
    expect(distanceOf('odometer').missing).not.toHaveProperty('distance');
  });

  it('cites the link of who signs, with its end, before what the presenter says', () => {
    const cited = (...names: FactName[]) => given(...names).proving().cited;
    const links = ['the presenter', 'the link', 'the link of another', 'its end', 'a signing policy'] as const;
    expect(cited(...links)).toEqual(['the link', 'its end', 'a signing policy']);
    expect(given(...links).proving({ signer: null }).missing).toMatchObject({
      signer: expect.stringContaining('Ninguém pode assinar'),
    });
  });

  it('cites of an aid its own record and what switched it on, and asks for no distance and no policy', () => {
    const meal = {
      aid: 'meal',
      authorizationId: idFrom('meal'),
      passenger: entry.authorizationId,
      procedure: '0803010052',
    };
    const counted = { metres: null, distanceSource: null, policyId: null, policyVersion: null };
    const journey = WHOLE.filter((name) => name !== 'a distance' && name !== 'the policy');
    const { cited, missing } = given(
      ...(['the river on', 'meals on', 'meals on since later', ...journey] as const),
      ...(['a meal of another day', 'a meal', 'the meal cancelled'] as const),
    ).proving({ ...meal, ...counted });
    expect([cited, missing]).toEqual([['meals on', ...journey, 'a meal', 'the meal cancelled'], {}]);
    expect(given(...journey).proving({ ...meal, ...counted }).missing).toEqual({
      switch: expect.stringContaining('ligou'),
      aid: expect.stringContaining('ajuda de custo'),
    });
    expect(given(...WHOLE, 'a meal').proving().cited).toEqual(WHOLE);
  });

  it('asks of transport by water what switched it on', () => {
    const byWater = { procedure: '0803010095' };
    expect(given('the river on', ...WHOLE).proving(byWater)).toMatchObject({
      ...{ cited: ['the river on', ...WHOLE], missing: {} },
    });
    expect(given(...WHOLE).proving(byWater).missing).toEqual({ switch: expect.stringContaining('ligou') });
  });

  it('shows a swapped vehicle and a correction', () => {
    const { links } = given(...WHOLE, 'reissued', 'corrected').proving();
    expect(links.slice(-2).map(({ title, facts }) => [title, ...facts.flat()])).toEqual([
      ['Autorização reemitida por troca do veículo', 'Via', '2', 'Placa', 'RTA1B23'],
      ['Transporte corrigido depois da conclusão', 'Trechos antes', 'ida', 'Trechos depois', 'ida e volta'],
    ]);
  });

  it('says that there is no authorisation, and so no appointment, for who boarded by exception', () =>
    expect(
      given(
        'a distance',
        'the policy',
        'the presenter',
        'the trip',
        'boarded by exception',
        'returned',
        'completed',
      ).proving({
        causes: ['exception-boarding'],
      }).missing,
    ).toEqual({
      authorization: 'A pessoa embarcou por exceção, sem autorização.',
      appointment: 'Sem autorização não há atendimento ligado à viagem.',
      closing: 'A competência 202610 ainda não foi fechada.',
      export: 'O transporte não está em arquivo nenhum: não pode ser apresentado.',
    }));

  it.each([
    [without('boarded'), {}, { boarding: 'Não há registro do embarque.' }],
    [
      [...without('boarded'), 'corrected'],
      {},
      { boarding: 'Não há registro do embarque. O que o livro diz vem das correções.' },
    ],
    [without('boarded'), { outbound: false }, { boarding: 'A pessoa não fez a ida nesta viagem.' }],
    [without('returned'), { inbound: false }, { return: 'A pessoa não fez a volta nesta viagem.' }],
    [without('exported'), {}, { export: 'O arquivo da competência 202610 ainda não foi gerado.' }],
    [
      WHOLE,
      { presentation: null },
      {
        closing: 'Não há competência de apresentação para este transporte.',
        export: 'Não há arquivo de competência que não foi fechada.',
      },
    ],
    [WHOLE, { metres: null }, { distance: 'Não havia distância em vigor no dia para o município de embarque.' }],
    [WHOLE, { metres: 80_000 }, { distance: 'Nenhuma distância registrada explica os 80 km da linha.' }],
    [
      WHOLE,
      { policyId: null, policyVersion: null },
      { policy: 'O gestor não tinha regra de quantidade para a competência do atendimento.' },
    ],
    [WHOLE, { causes: ['no-document'] }, { export: expect.stringContaining('arquivo nenhum') }],
  ] as [FactName[], Partial<ProvenEntry>, object][])('says what is missing and why (%#)', (names, changes, missing) =>
    expect(given(...names).proving(changes).missing).toEqual(missing),
  );

  it('cites events that exist, once each and in the order of the log, and tells of every link it needs', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...(Object.keys(FACTS) as FactName[])), { maxLength: 40 }),
        fc.record({
          ...{
            outbound: fc.boolean(),
            inbound: fc.boolean(),
            knownFrom: fc.constantFrom('2026-11-10T12:00:00.000Z', entry.knownFrom),
          },
          ...{ metres: fc.constantFrom(null, 72_000, 75_000), policyId: fc.constantFrom(null, entry.policyId) },
          presentation: fc.constantFrom(null, entry.presentation),
          causes: fc.constantFrom([], ['no-document']),
        }),
        fc.gen(),
        (names, changes, gen) => {
          const log = recorded(names);
          const shuffled = gen(fc.shuffledSubarray, log, { minLength: log.length, maxLength: log.length });
          const { links, missing } = proofOf(shuffled, { ...entry, ...changes });
          const positions = links.map(({ event }) => Number(event.position));
          expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
          for (const { event } of links) {
            const { id, type, stream, revision } = log[Number(event.position) - 1]!;
            expect(event).toMatchObject({ id, type, stream, revision });
          }
          const told = [...links, ...missing].map(({ kind }) => kind);
          const concern = Object.keys(NEEDED).filter((kind) => kind !== 'aid' && kind !== 'switch');
          expect(told).toEqual(expect.arrayContaining(concern));
          expect(missing.map(({ kind }) => kind).filter((kind) => !concern.includes(kind))).toEqual([]);
        },
      ),
    ));
});
