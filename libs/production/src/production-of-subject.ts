import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Uuid } from '#embarque/kernel';
import { SubjectRooms, type Obligations, type SubjectRoom } from '#embarque/privacy';
import { PROCEDURE_OF_ROLE } from './domain/ledger.js';

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
        where person_id = $1 and role = any($2)
        group by 1 order by 1`,
      [personId, Object.keys(PROCEDURE_OF_ROLE)],
    );
    return {
      against: [],
      kept: counts.map(({ what, entries }) => ({ what: `${entries} ${KEPT[what]}`, legalBasis: LEGAL_BASIS })),
    };
  }
}
