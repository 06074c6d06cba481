import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { momentText, type Uuid } from '#embarque/kernel';
import {
  MOST_RECORDS,
  recordOf,
  SubjectRooms,
  type SubjectRecord,
  type SubjectRoom,
  type SubjectSection,
} from '#embarque/privacy';
import { ContactBook } from './contact-book.js';
import { type ContactKind, type Preference, type VerifiedHow } from './domain/contact.js';
import { type AcknowledgedBy, type CallOutcome, type NoticeKind, type Way } from './domain/notice.js';
import { NoticeTexts } from './notice-texts.js';
import { NoticeRow } from './projections/notices/notices.entities.js';

const KINDS: Readonly<Record<NoticeKind, string>> = {
  authorised: 'Viagem autorizada',
  reissued: 'Troca de veículo',
  revoked: 'Autorização revogada',
  'trip-cancelled': 'Viagem cancelada',
  reminder: 'Lembrete',
  'seat-offered': 'Vaga oferecida',
};
const WAYS: Readonly<Record<Way, string>> = { whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail', phone: 'Telefone' };
const OUTCOMES: Readonly<Record<CallOutcome, string>> = {
  told: 'A pessoa soube',
  'told-household': 'Alguém da casa soube',
  'no-answer': 'Não atendeu',
  'wrong-number': 'Número errado',
};
const BY: Readonly<Record<AcknowledgedBy, string>> = {
  person: 'A própria pessoa',
  companion: 'O acompanhante',
  household: 'Alguém da casa',
};
const PREFERENCES: Readonly<Record<Preference, string>> = {
  ...WAYS,
  any: 'Qualquer canal',
  none: 'Nenhuma mensagem automática',
};
const CONTACTS: Readonly<Record<ContactKind, string>> = { phone: 'Telefone', email: 'E-mail' };
const HOW: Readonly<Record<VerifiedHow, string>> = {
  call: 'por ligação',
  'in-person': 'pessoalmente',
  'code-returned': 'por código devolvido',
};

/** What this room has about a person: what they were told, and how they may be reached. */
@Injectable()
export class NoticesOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
    private readonly contacts: ContactBook,
    private readonly texts: NoticeTexts,
  ) {
    rooms.register(this);
  }

  async sectionsOf(personId: Uuid): Promise<SubjectSection[]> {
    const [rows, settings] = await Promise.all([
      this.database
        .getRepository(NoticeRow)
        .find({ where: { personId }, order: { queuedAt: 'DESC', noticeId: 'ASC' }, take: MOST_RECORDS }),
      this.settingsOf(personId),
    ]);
    const opener = await this.texts.openerFor(rows);
    const notices = rows.map((row) =>
      recordOf({
        Aviso: KINDS[row.kind as NoticeKind],
        Viagem: row.tripId,
        'Registrado em': momentText(row.queuedAt),
        Canal: WAYS[row.way as Way],
        Para: opener.text(row, 'address', row.address),
        Texto: opener.message(row)?.text,
        'Enviado em': row.sentAt && momentText(row.sentAt),
        'Última ligação': row.calledAt && momentText(row.calledAt),
        'Resultado da ligação': row.callOutcome && OUTCOMES[row.callOutcome as CallOutcome],
        Observação: opener.text(row, 'note', row.note),
        'Ciência em': row.acknowledgedAt && momentText(row.acknowledgedAt),
        'Ciência de': row.acknowledgedBy && BY[row.acknowledgedBy as AcknowledgedBy],
      }),
    );
    return [{ purpose: 'notices', records: [...settings, ...notices] }];
  }

  private async settingsOf(personId: Uuid): Promise<SubjectRecord[]> {
    const known = await this.contacts.of(personId);
    if (!known) return [];
    const verified = (Object.keys(CONTACTS) as ContactKind[]).flatMap((kind) => {
      const { value, verification } = known.contacts[kind] ?? {};
      if (!verification) return [];
      return [
        recordOf({
          Conferido: CONTACTS[kind],
          Valor: value,
          Quando: momentText(verification.at),
          Como: HOW[verification.how],
        }),
      ];
    });
    const { preference } = known;
    return preference === 'any' ? verified : [...verified, { 'Preferência de canal': PREFERENCES[preference] }];
  }
}
