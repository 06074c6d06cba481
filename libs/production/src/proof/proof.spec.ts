import { describe, expect, it } from '@jest/globals';
import { chained } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';
import { idFrom, Instant, the } from '#embarque/kernel';
import { textOfPdf } from '../../../../test/support/pdf.js';
import { proofOf } from '../domain/proof.js';
import { entry, recorded, WHOLE } from '../domain/testing/proof-events.js';
import { type LineProofView } from '../queries/get-line-proof/get-line-proof.js';
import { checkChain, vouchesFor } from './check-chains.js';
import { renderProofPdf, renderProofText } from './render-proof.js';

describe('the chain of a stream', () => {
  const events = [0, 1, 2].reduce<RecordedEvent[]>((log, n) => {
    const fresh = { id: idFrom('event', n), type: 'Happened', data: { n }, metadata: { actor: 'conta' } };
    const [event] = chained('s', log.at(-1), [fresh]);
    const recordedAt = `2026-10-05T00:00:0${n}.000Z`;
    return [...log, { ...event!, stream: 's', revision: n, position: BigInt(n + 1), recordedAt }];
  }, []);

  it('vouches for all its events when nothing was changed', () => {
    const chain = checkChain('s', events);
    expect(chain).toEqual({ stream: 's', events: 3, intact: true });
    expect(vouchesFor(chain, 2)).toBe(true);
  });

  it('vouches for none from the first that was changed on', () => {
    const chain = checkChain('s', [events[0]!, { ...events[1]!, data: { n: 7 } }, events[2]!]);
    expect(chain).toMatchObject({ intact: false, brokenAt: 1, fault: expect.stringContaining('hash') });
    expect([0, 1, 2].map((revision) => vouchesFor(chain, revision))).toEqual([true, false, false]);
  });
});

describe('a printed proof', () => {
  const { links, missing } = proofOf(recorded(WHOLE.slice(0, -1)), entry);
  const { policyId: _, policyVersion: __, ...facts } = entry;
  const proof: LineProofView = {
    month: { units: 12, lines: ['linha', 'outra linha'] },
    ...{ line: 'linha', provenAt: the(Instant, '2026-11-20T12:00:00.000Z'), asOf: null, missing },
    entry: {
      ...{ ...facts, procedure: '0803010109', causes: [] },
      policy: {
        ...{ id: 'ida-e-volta-truncada', version: 1, name: 'Nome', formula: 'trunc(2d/50)', legalBasis: 'Ato' },
        computation: 'trunc(2 × 72 km ÷ 50 km) = trunc(2,88) = 2 un.',
      },
    },
    links: links.map((link) => ({ ...link, intact: link.event.stream !== 'trip' })),
    chains: [
      { stream: 'route', events: 1, intact: true },
      { stream: 'trip', events: 9, intact: false, brokenAt: 0, fault: 'o evento não tem hash' },
    ],
  };
  const SAID = [
    ...['trunc(2 × 72 km ÷ 50 km) = trunc(2,88) = 2 un.', 'Autorização de viagem emitida', 'PassengerBoarded'],
    ...['12 un. de 2 no arquivo', 'outra linha'],
    ...['NÃO CONFERE', 'ainda não foi gerado', '1 evento: íntegra', 'ROMPIDA na revisão 0', '05/10/2026, 04:10'],
  ];

  it('says as text what was computed, each event, what is missing, and which chain is broken', () => {
    const text = renderProofText(proof);
    for (const said of SAID) expect(text).toContain(said);
  });

  it('says the same as PDF', async () => {
    const parts: Buffer[] = [];
    for await (const part of renderProofPdf(proof)) parts.push(part as Buffer);
    const text = textOfPdf(Buffer.concat(parts));
    for (const said of SAID) expect(text).toContain(said);
  });
});
