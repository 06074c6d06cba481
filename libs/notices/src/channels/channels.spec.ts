import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { compose } from '../domain/templates.js';
import { tripFacts } from '../domain/testing/notice-facts.js';
import { describeChannel } from '../testing/channel-conformance.js';
import { smsReceiver, smtpReceiver, whatsAppReceiver, type Receiver } from '../testing/receivers.js';

describeChannel('e-mail', smtpReceiver, 'maria@example.org');
describeChannel('whatsapp', whatsAppReceiver, '37999990000');
describeChannel('sms', smsReceiver, '37999990000');

describe('the channel whatsapp, in particular', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await whatsAppReceiver();
  });
  afterEach(() => receiver.close());
  const send = (detailed: boolean) =>
    receiver.channel.send({
      ...compose('reissued', 'whatsapp', detailed, tripFacts),
      ...{ key: idFrom('a'), address: '37999990000' },
    });

  it('names an approved template, with its variables in order', async () => {
    await send(true);
    await send(false);
    expect(receiver.received.map(({ text }) => text)).toEqual([
      'embarque_veiculo_trocado_v1|05/10/2026|RTC0001|04:00|Praça da Matriz',
      'embarque_novidade_v1',
    ]);
  });

  it('waits as long as it is told to', async () => {
    receiver.mood = 'limited';
    await expect(send(true)).rejects.toMatchObject({
      why: 'rate-limited',
      details: { status: 429, retryAfterMs: 120_000 },
    });
  });
});

describe('the channel e-mail, in particular', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await smtpReceiver();
  });
  afterEach(async () => {
    receiver.channel.close?.();
    await receiver.close();
  });

  it('writes to one mailbox, whatever its address looks like', async () => {
    const address = 'ana,bia@example.org';
    await receiver.channel.send({ ...compose('authorised', 'email', true, tripFacts), key: idFrom('a'), address });
    expect(receiver.received.map(({ to }) => to)).toEqual(['"ana,bia"@example.org']);
  });
});
