import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { CALL_OUTCOMES, type CallOutcome } from '../../domain/notice.js';

/** Notes a phone call about a notice. Who was told themselves has acknowledged it. */
export class NoteNoticeByPhone extends BusinessCommand<{ noticeId: Uuid }> {
  @Value(Uuid) noticeId!: Uuid;
  @Value(Instant, { description: 'Quando foi a ligação' }) at!: Instant;
  @OneOf(CALL_OUTCOMES, {
    description: 'A pessoa soube (told), alguém da casa soube (told-household), não atendeu, ou número errado',
  })
  outcome!: CallOutcome;
  @Text({ max: 200, optional: true, example: 'Pediu para ligar à tarde' }) note?: string;
}
