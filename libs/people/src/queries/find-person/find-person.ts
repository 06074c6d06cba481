import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Cns, Cpf, textValue, type LocalDate } from '#embarque/kernel';
import { KeyStore, maskCns, maskCpf, type Keys } from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { PersonRow } from '../../projections/people/people.entities.js';
import { RecordViews } from '../../record-views.js';
import { openPerson } from '../../sealed-person.js';

/** Enough to see that it is the right person, and no more. */
export interface FoundPerson {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: LocalDate;
  readonly cpf?: string;
  readonly cns?: string;
  readonly municipality: { readonly code: string; readonly name: string };
}

const PersonDocument = textValue(
  'Documento',
  'deve ser um CPF (11 dígitos) ou CNS (15 dígitos) com dígitos verificadores corretos',
  '12345678909',
  (text) => Cpf.is(text) || Cns.is(text),
);

/** The person with a CPF or CNS, documents masked. The document comes in a header, so that no address holds it. */
export class FindPerson extends BusinessQuery<FoundPerson | undefined> {
  @Value(PersonDocument, { description: 'CPF ou CNS, só dígitos' }) document!: string;
}

@QueryHandler(FindPerson)
export class FindPersonHandler implements IQueryHandler<FindPerson> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly views: RecordViews,
  ) {}

  async execute({ document, asker }: FindPerson): Promise<FoundPerson | undefined> {
    const where = Cpf.is(document)
      ? { cpfMark: this.keys.mark('cpf', document) }
      : { cnsMark: this.keys.mark('cns', document) };
    const row = await this.database
      .getRepository(PersonRow)
      .findOneBy(inReach<PersonRow>(asker.reach, where, { resident: 'municipality' }));
    const key = row && (await this.keys.keysOf([row.personId])).get(row.personId);
    if (!row || !key) return undefined;
    await this.views.note(row.personId, FindPerson.name, asker);

    const { name, birthDate, cpf, cns } = openPerson(key, row.personId, row.sealed);
    return {
      personId: row.personId,
      name,
      birthDate,
      ...(cpf && { cpf: maskCpf(cpf) }),
      ...(cns && { cns: maskCns(cns) }),
      municipality: { code: row.municipality, name: municipalityName(row.municipality) },
    };
  }
}
