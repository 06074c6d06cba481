import { describe, expect, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { type Authorization } from './domain/trip.js';
import { PassengerTexts } from './passenger-texts.js';
import { PassengerRow } from './projections/trips/trips.entities.js';

describe('texts about a passenger', () => {
  const keys = new MemoryKeys();
  const texts = new PassengerTexts(keys);
  const row = async (name: string): Promise<PassengerRow> => {
    const [personId, authorizationId] = [idFrom('person', name), idFrom('authorization', name)];
    return {
      ...{ ...new PassengerRow(), personId, authorizationId, exception: null },
      boardingPlace: await texts.seal(personId, authorizationId, 'boardingPlace', `Casa de ${name}`),
      reason: await texts.seal(personId, authorizationId, 'reason', 'Internação'),
    };
  };

  it('say nothing to who reads the log, and all to who has the keys', async () => {
    const rows = [await row('ana'), await row('bia')];
    expect(JSON.stringify(rows)).not.toMatch(/Casa|Interna/);
    expect(await texts.open(rows)).toMatchObject([
      { boardingPlace: 'Casa de ana', reason: 'Internação', exception: null },
      { boardingPlace: 'Casa de bia', reason: 'Internação', exception: null },
    ]);
  });

  it('are absent once the person was erased, and stay readable for the others', async () => {
    const rows = [await row('cida'), await row('davi')];
    await keys.destroy(rows[0]!.personId);
    expect(await texts.open(rows)).toMatchObject([
      { boardingPlace: null, reason: null },
      { boardingPlace: 'Casa de davi', reason: 'Internação' },
    ]);
  });

  it('do not open under another name or authorisation', async () => {
    const ana = await row('ana');
    await expect(texts.open([{ ...ana, reason: ana.boardingPlace }])).rejects.toThrow();
    await expect(texts.open([{ ...ana, authorizationId: idFrom('other') }])).rejects.toThrow();
  });

  it('open from the authorisation as from the row', async () => {
    const rows = [await row('eva'), await row('fabio')];
    await keys.destroy(rows[1]!.personId);
    expect(await texts.openBoardingPlaces(rows as unknown as Authorization[])).toEqual(['Casa de eva', null]);
  });

  it('stay nothing when there is none', async () =>
    expect(await texts.seal(idFrom('person'), idFrom('authorization'), 'reason', undefined)).toBeUndefined());
});
