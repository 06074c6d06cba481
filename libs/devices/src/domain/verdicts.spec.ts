import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idFrom, type Instant } from '#embarque/kernel';
import { inOrder, reports, type KnownReport, type Report, type ReportEvent } from './report.js';
import { verdictsOf, type Claim, type Tale } from './verdicts.js';

/** Who was carried, as a trip of one rule would say it: the first word about somebody stands. */
type Word = Claim & { readonly name: string };
type Said = ReadonlyMap<string, string>;
const tale: Tale<Word, Said> = {
  tell: ({ kind, name }, said) => {
    const takes = kind === 'return' ? said.get(name) === 'boarding' : !said.has(name);
    return takes ? { ok: true, trip: new Map(said).set(name, kind) } : { ok: false, code: 'no', reasons: ['Não.'] };
  },
  standing: ({ kind, name }, said) => {
    if (said.get(name) === kind || (kind === 'boarding' && said.get(name) === 'return')) return 'same';
    return said.has('trip') ? 'otherwise' : said.has(name) ? 'otherwise' : 'open';
  },
};
let words = 0;
const word = (kind: string, name: string): Word => ({ clientId: idFrom('word', words++), kind, name });
const end = word('completion', 'trip');
const judged = (...claims: Word[]) => {
  const { verdicts, trip } = verdictsOf<Word, Said>(claims, new Map(), tale);
  return { statuses: claims.map(({ clientId }) => verdicts.get(clientId)?.status), trip };
};

describe('the verdicts on what devices claim', () => {
  it('let the first claim stand that the trip takes: the same confirms it, another is in conflict', () =>
    expect(judged(word('no-show', 'ana'), word('boarding', 'ana'), word('no-show', 'ana')).statuses).toEqual([
      ...['applied', 'conflict', 'confirmed'],
    ]));

  it('take up an earlier claim as soon as what it builds on is told', () =>
    expect(judged(word('return', 'ana'), word('boarding', 'ana')).statuses).toEqual(['applied', 'applied']));

  it('end the trip last', () => expect(judged(end, word('boarding', 'ana')).statuses).toEqual(['applied', 'applied']));

  it('do not end it while it is open who was carried; who did not come may be in conflict', () => {
    expect(judged(word('no-show', 'ana'), word('boarding', 'ana'), end).statuses[2]).toBe('waiting');
    expect(judged(word('return', 'ana'), end).statuses).toEqual(['waiting', 'waiting']);
    expect(judged(word('boarding', 'ana'), word('no-show', 'ana'), end).statuses).toEqual([
      ...['applied', 'conflict', 'applied'],
    ]);
  });

  it('give every claim one, and let only what was applied into the trip', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('boarding', 'no-show', 'return'), fc.constantFrom('ana', 'bia'))),
        (said) => {
          const claims = said.map(([kind, name]) => word(kind, name));
          const { statuses, trip } = judged(...claims);
          expect(statuses).not.toContain(undefined);
          const applied = claims.filter((_, n) => statuses[n] === 'applied');
          expect(judged(...applied).trip).toEqual(trip);
        },
      ),
    ));
});

const DEVICES = [idFrom('device', 'a'), idFrom('device', 'b')];
const received = (device: number, sequence: number, minute: number, change: Partial<Report> = {}): ReportEvent => ({
  type: 'ReportReceived',
  data: {
    ...{ tripId: idFrom('trip'), managerId: idFrom('manager'), deviceId: DEVICES[device]!, sequence, clockOffset: 0 },
    ...{ clientId: idFrom(device, sequence), capturedAt: at(minute), at: at(minute), receivedAt: at(60) },
    ...{ kind: 'stop', sealedFor: DEVICES[device]!, payload: '', fingerprint: '' },
    ...{ by: { actor: '', role: '', scope: '', origin: '' }, ...change },
  },
});
const at = (minute: number) => `2026-10-05T07:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
const known = (events: readonly ReportEvent[]) => events.reduce(reports.evolve, reports.initial);
const names = (ordered: readonly KnownReport[]) =>
  ordered.map(({ deviceId, sequence }) => [DEVICES.indexOf(deviceId), sequence]);

describe('the order of reports', () => {
  const all = [received(0, 1, 10), received(0, 2, 5), received(1, 1, 7), received(1, 2, 12), received(1, 4, 13)];

  it('is that of the hours, and within a device that of its numbers, up to the first gap', () =>
    expect(names(inOrder(known(all)))).toEqual([
      ...[
        [1, 1],
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    ]));

  it('is the same in whatever order they came', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) =>
        expect(names(inOrder(known(shuffled)))).toEqual(names(inOrder(known(all)))),
      ),
    ));

  it('puts what the office upheld first, and leaves out what it settled', () => {
    const about = { authorizationId: idFrom('ana'), tripId: idFrom('trip') };
    const first = [received(0, 1, 10, about), received(1, 1, 12, about)];
    const {
      tripId,
      authorizationId: _,
      ...settlement
    } = { ...about, decision: 'dismissed', reason: 'Conferido' } as const;
    const state = known([
      ...first,
      { type: 'ReportApplied', data: { tripId, clientId: idFrom(0, 1), position: '7' } },
      { type: 'ReportDisputed', data: { tripId, clientId: idFrom(1, 1), code: 'no', reasons: [] } },
      { type: 'ReportConflictSettled', data: { ...settlement, tripId, clientId: idFrom(1, 1) } },
      received(1, 2, 3, about),
    ]);
    expect(names(inOrder(state))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
