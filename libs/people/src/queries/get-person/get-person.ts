import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { type PersonalData } from '../../domain/personal-data.js';
import { PersonRow } from '../../projections/people/people.entities.js';
import { RecordViews } from '../../record-views.js';
import { openPerson } from '../../sealed-person.js';

export interface PersonView extends PersonalData {
  readonly personId: string;
  readonly municipality: { readonly code: string; readonly name: string };
}

/** One person, in full. */
export class GetPerson extends BusinessQuery<PersonView | undefined> {
  @Value(Uuid) personId!: Uuid;
}

@QueryHandler(GetPerson)
export class GetPersonHandler implements IQueryHandler<GetPerson> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly views: RecordViews,
  ) {}

  async execute({ personId, asker }: GetPerson): Promise<PersonView | undefined> {
    const row = await this.database
      .getRepository(PersonRow)
      .findOneBy(inReach<PersonRow>(asker.reach, { personId }, { resident: 'municipality' }));
    const key = row && (await this.keys.keysOf([personId])).get(personId);
    if (!row || !key) return undefined;
    await this.views.note(personId, GetPerson.name, asker);
    return {
      personId,
      municipality: { code: row.municipality, name: municipalityName(row.municipality) },
      ...openPerson(key, personId, row.sealed),
    };
  }
}
