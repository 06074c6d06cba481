import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { CONTACT_KINDS, VERIFIED_HOW, type ContactKind, type VerifiedHow } from '../../domain/contact.js';

/** Records that a phone or e-mail address is the person's own. Another one in their record is not verified by it. */
export class RecordContactVerification extends BusinessCommand<{ personId: Uuid }> {
  @Value(Uuid) personId!: Uuid;
  @OneOf(CONTACT_KINDS, { description: 'Telefone ou e-mail' }) contact!: ContactKind;
  @Text({ max: 60, example: '35999990000', description: 'O que foi conferido, como está no cadastro' }) value!: string;
  @OneOf(VERIFIED_HOW, { description: 'Por ligação, pessoalmente, ou por código devolvido' }) how!: VerifiedHow;
}
