import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { faultText } from '#embarque/application';
import { idFrom } from '#embarque/kernel';
import { DeliveryFailure, type OutgoingMessage } from '../channels/channel.js';
import { compose } from '../domain/templates.js';
import { tripFacts } from '../domain/testing/notice-facts.js';
import { type Mood, type Receiver } from './receivers.js';

/** What every channel does. */
export function describeChannel(name: string, open: () => Promise<Receiver>, address: string): void {
  describe(`the channel ${name}`, () => {
    let receiver: Receiver;
    beforeEach(async () => {
      receiver = await open();
    });
    afterEach(async () => {
      receiver.channel.close?.();
      await receiver.close().catch(() => undefined);
    });

    const message = (key: string, detailed = true): OutgoingMessage => ({
      ...compose('authorised', receiver.channel.name, detailed, tripFacts),
      ...{ key: idFrom(key), address },
    });
    const failure = async (mood: Mood): Promise<DeliveryFailure> => {
      receiver.mood = mood;
      const error: unknown = await receiver.channel.send(message('a')).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(DeliveryFailure);
      return error as DeliveryFailure;
    };

    it('delivers to its address what the template says, and no more to who is not verified', async () => {
      await receiver.channel.send(message('a'));
      await receiver.channel.send(message('b', false));
      const [detailed, neutral] = receiver.received;
      expect(detailed).toMatchObject({ to: address, key: idFrom('a') });
      const { answerBy: _, ...told } = tripFacts;
      for (const fact of Object.values(told)) expect(detailed!.text).toContain(fact);
      for (const fact of Object.values(tripFacts)) expect(neutral!.text).not.toContain(fact);
    });

    it('sends the same message again under the same key', async () => {
      await receiver.channel.send(message('a'));
      await receiver.channel.send(message('a'));
      expect(receiver.received).toHaveLength(2);
      expect(new Set(receiver.received.map(({ key }) => key)).size).toBe(1);
    });

    it.each(['busy', 'limited', 'lets-nobody-in'] as const)('may try again when the other side %s', async (mood) =>
      expect((await failure(mood)).details.permanent ?? false).toBe(false),
    );

    it.each(['refuses', 'knows-nobody'] as const)('need not try again when the other side %s', async (mood) =>
      expect((await failure(mood)).details).toMatchObject({ permanent: true, status: expect.any(Number) }),
    );

    it('may try again when nobody is there, and succeeds when somebody is', async () => {
      await receiver.close();
      expect(await failure('takes')).toMatchObject({ why: 'unreachable' });
      await receiver.reopen();
      await receiver.channel.send(message('a'));
      expect(receiver.received).toHaveLength(1);
    });

    it('tells nobody’s address when it fails', async () => {
      // Who was let in once stays so as long as the connection does.
      for (const mood of ['lets-nobody-in', 'busy', 'refuses', 'knows-nobody', 'limited'] as const) {
        const error = await failure(mood);
        expect(`${faultText(error)} ${JSON.stringify(error)} ${error.message}`).not.toContain(address);
      }
    });
  });
}
