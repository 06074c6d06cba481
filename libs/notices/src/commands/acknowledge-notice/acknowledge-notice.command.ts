import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { ACKNOWLEDGED_BY, ACKNOWLEDGED_HOW, type AcknowledgedBy, type AcknowledgedHow } from '../../domain/notice.js';

/** Records that somebody said that they know: an answer to the message, a call, a visit. */
export class AcknowledgeNotice extends BusinessCommand<{ noticeId: Uuid }> {
  @Value(Uuid) noticeId!: Uuid;
  @OneOf(ACKNOWLEDGED_BY, { description: 'A própria pessoa, o acompanhante, ou alguém da casa' }) by!: AcknowledgedBy;
  @OneOf(ACKNOWLEDGED_HOW, { description: 'Por telefone, por mensagem, ou pessoalmente' }) how!: AcknowledgedHow;
  @Value(Instant) at!: Instant;
}
