import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dateText, type LocalDate, type Uuid } from '#embarque/kernel';
import { personRecord } from '#embarque/people';
import {
  MOST_RECORDS,
  recordOf,
  SubjectRooms,
  type Obligations,
  type SubjectRecord,
  type SubjectRoom,
  type SubjectSection,
} from '#embarque/privacy';
import { CAUSES, type Cause } from './domain/ledger.js';
import { choiceOfProcedure } from './domain/procedure-choices.js';
import { SealedPersons } from './sealed-persons.js';

const LEGAL_BASIS = 'Resolução SES/MG 6.254/2018, art. 10; LGPD (Lei 13.709/2018), art. 16, I';

const KEPT = {
  presented: 'linhas de produção de competências fechadas, com o que dizem da pessoa',
  open: 'transportes realizados ainda por apresentar, com o que a linha diz da pessoa',
  unpresentable: 'transportes realizados que não são apresentáveis, com o que a causa disso diz da pessoa',
} as const;

/** What this room has about a person. */
@Injectable()
export class ProductionOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
    private readonly persons: SealedPersons,
  ) {
    rooms.register(this);
  }

  /**
   * Every transport made is registered and accounted for: presented as it was sent, or with the cause why not, which is
   * judged by the person's age and documents. A lap child is neither patient nor companion, and is not judged.
   */
  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const counts = await this.database.query<{ what: keyof typeof KEPT; entries: number }[]>(
      `select case when causes <> '' then 'unpresentable'
                   when closed_month.competence is not null then 'presented'
                   else 'open' end as what, count(*)::int as entries
         from ledger.entry
         left join ledger.closed_month on closed_month.manager_id = entry.manager_id and competence = presentation
        where person_id = $1 and procedure is not null
        group by 1 order by 1`,
      [personId],
    );
    return {
      against: [],
      kept: counts.map(({ what, entries }) => ({ what: `${entries} ${KEPT[what]}`, legalBasis: LEGAL_BASIS })),
    };
  }

  async sectionsOf(personId: Uuid): Promise<SubjectSection[]> {
    return [
      { purpose: 'production', records: [...(await this.transports(personId)), ...(await this.lines(personId))] },
    ];
  }

  private async transports(personId: Uuid): Promise<SubjectRecord[]> {
    const entries = await this.database.query<
      {
        date: LocalDate;
        presentation: string | null;
        procedure: string | null;
        aid: string | null;
        quantity: number;
        causes: string;
        closed: boolean;
      }[]
    >(
      `select entry.date::text as date, presentation, procedure, aid, quantity, causes, closed_month.competence is not null as closed
         from ledger.entry
         left join ledger.closed_month on closed_month.manager_id = entry.manager_id and competence = presentation
        where person_id = $1 order by entry.date desc, trip_id limit ${MOST_RECORDS}`,
      [personId],
    );
    return entries.map(({ date, presentation, procedure, aid, quantity, causes, closed }) =>
      recordOf({
        [aid ? 'Ajuda de custo de' : 'Transporte realizado em']: dateText(date),
        Procedimento: procedure,
        [choiceOfProcedure(procedure)?.mode === 'road' ? 'Unidades de 50 km' : 'Quantidade']: causes
          ? undefined
          : String(quantity),
        'Competência de apresentação': causes ? undefined : presentation,
        Situação: causes ? 'Não apresentável' : closed ? 'Competência fechada' : 'Ainda por apresentar',
        Motivo: causes
          .split(',')
          .flatMap((cause) => CAUSES[cause as Cause]?.text ?? [])
          .join(' '),
      }),
    );
  }

  /** What the lines say of the person: each registration that a line shows. */
  private async lines(personId: Uuid): Promise<SubjectRecord[]> {
    const [keys, versions] = await Promise.all([
      this.persons.keysOf([personId]),
      this.database.query<{ version: number; sealed: string }[]>(
        `select version, sealed from ledger.person
          where person_id = $1 and exists (
                select from ledger.entry where entry.person_id = person.person_id and person_version = version)
          order by version desc limit ${MOST_RECORDS}`,
        [personId],
      ),
    ]);
    return versions.flatMap(({ version, sealed }) => {
      const person = this.persons.open(keys, personId, sealed);
      return person
        ? [{ 'O que as linhas dizem da pessoa': `versão ${version} do cadastro`, ...personRecord(person) }]
        : [];
    });
  }
}
