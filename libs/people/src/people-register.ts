import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { type Cns, type Cpf, type LocalDate, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { AppointmentRow, PersonRow } from './projections/people/people.entities.js';

interface Documents {
  readonly cpf?: Cpf | undefined;
  readonly cns?: Cns | undefined;
}

/** What the read model knows of many people at once, for whoever brings a list. It may be behind: commands decide. */
@Injectable()
export class PeopleRegister {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  /** Whose these documents are, by document. */
  async withDocuments(all: readonly Documents[]): Promise<ReadonlyMap<string, Uuid>> {
    const cpfs = this.marks(
      'cpf',
      all.map(({ cpf }) => cpf),
    );
    const cnss = this.marks(
      'cns',
      all.map(({ cns }) => cns),
    );
    const rows = await this.database.getRepository(PersonRow).find({
      where: [{ cpfMark: In([...cpfs.keys()]) }, { cnsMark: In([...cnss.keys()]) }],
      select: { personId: true, cpfMark: true, cnsMark: true },
    });
    return new Map(
      rows.flatMap(({ personId, cpfMark, cnsMark }) =>
        [cpfs.get(cpfMark ?? ''), cnss.get(cnsMark ?? '')].flatMap((document) =>
          document ? [[document, personId as Uuid] as const] : [],
        ),
      ),
    );
  }

  /** Those of these people who are registered, and where they live. */
  async registered(personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
    const rows = await this.database
      .getRepository(PersonRow)
      .find({ where: { personId: In([...personIds]) }, select: { personId: true, municipality: true } });
    return new Map(rows.map(({ personId, municipality }) => [personId as Uuid, municipality]));
  }

  /** What is booked for these people on these days; not what was cancelled. */
  async booked(personIds: readonly Uuid[], days: readonly LocalDate[]) {
    return this.database.getRepository(AppointmentRow).find({
      where: { personId: In([...personIds]), date: In([...days]), cancelled: false },
      select: { personId: true, date: true, time: true, establishment: true },
    });
  }

  private marks(kind: 'cpf' | 'cns', documents: readonly (string | undefined)[]): ReadonlyMap<string, string> {
    return new Map(
      documents.flatMap((document) => (document ? [[this.keys.mark(kind, document), document] as const] : [])),
    );
  }
}
