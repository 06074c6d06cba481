import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SEVERITIES, type Alert, type Instant } from '#embarque/kernel';
import { EVERYTHING } from '../../../../../test/support/askers.js';
import { NOON } from '../../../../../test/support/asking.js';
import { AlertDesk } from '../../alert-desk.js';
import { ListAlertsHandler, type AlertBoard } from './list-alerts.js';

const alert = (severity: Alert['severity'], since: string, subject: string, code = 'late'): Alert => ({
  ...{ code, severity, since: since as Instant, text: 'Está atrasado.', remedy: 'Ligue.', about: { subject } },
});

/** A board that two rooms write on. */
function board(...rooms: readonly (readonly Alert[])[]) {
  const desk = new AlertDesk();
  for (const alerts of rooms) desk.add(async () => alerts);
  const handler = new ListAlertsHandler(desk, { now: () => NOON });
  return (input: object = {}): Promise<AlertBoard> => handler.execute({ asker: EVERYTHING, ...input } as never);
}

describe('the board of alerts', () => {
  it('has what every room says, the worst first and then what has waited longest', async () => {
    const list = board(
      [alert('info', '2026-10-05T08:00:00.000Z', 'a'), alert('critical', '2026-10-05T10:00:00.000Z', 'b')],
      [alert('critical', '2026-10-05T09:00:00.000Z', 'c'), alert('warning', '2026-10-01T09:00:00.000Z', 'd')],
    );
    const { at, counts, alerts, next } = await list();
    expect(alerts.map(({ about }) => about['subject'])).toEqual(['c', 'b', 'd', 'a']);
    expect({ at, counts, next }).toEqual({ at: NOON, counts: { critical: 2, warning: 1, info: 1 }, next: undefined });
    expect((await list({ severity: 'warning' })).alerts).toMatchObject([{ about: { subject: 'd' } }]);
  });

  it('shows every alert once, page after page', () => {
    const anyAlert = fc
      .record({
        severity: fc.constantFrom(...SEVERITIES),
        minute: fc.integer({ min: 10, max: 12 }),
        subject: fc.integer({ min: 0, max: 400 }),
      })
      .map(({ severity, minute, subject }) => alert(severity, `2026-10-05T08:${minute}:00.000Z`, String(subject)));
    const many = fc.uniqueArray(anyAlert, {
      ...{ minLength: 0, maxLength: 350, selector: (one) => JSON.stringify(one) },
    });
    return fc.assert(
      fc.asyncProperty(many, async (alerts) => {
        const list = board(alerts);
        const seen: Alert[] = [];
        for (let after: string | undefined = ''; after !== undefined;) {
          const page = await list(after ? { after } : {});
          seen.push(...page.alerts);
          after = page.next;
        }
        expect(new Set(seen)).toEqual(new Set(alerts));
        expect(seen).toHaveLength(alerts.length);
      }),
      { numRuns: 30 },
    );
  });
});
