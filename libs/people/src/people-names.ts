import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { inReach, type Asker } from '#embarque/application';
import { KeyStore, openField, type Keys } from '#embarque/privacy';
import { PersonRow } from './projections/people/people.entities.js';
import { RecordViews } from './record-views.js';

/** The names of many people, for whoever travels with them, and their phones, for whoever has to find them. */
@Injectable()
export class PeopleNames {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly views: RecordViews,
  ) {}

  /** By person; those who were erased are missing. Writes down that the asker saw them, once a day for each `what`. */
  async shownTo(asker: Asker, what: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.show('name', await this.rows().findBy({ personId: In([...new Set(personIds)]) }), asker, what);
  }

  /** The same of the phones of those whose records are the asker's to open; who has none is missing, too. */
  async phonesShownTo(asker: Asker, what: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const theirs = inReach<PersonRow>(
      asker.reach,
      { personId: In([...new Set(personIds)]) },
      { resident: 'municipality' },
    );
    return this.show('phone', await this.rows().findBy(theirs), asker, what);
  }

  private rows() {
    return this.database.getRepository(PersonRow);
  }

  private async show(field: 'name' | 'phone', rows: readonly PersonRow[], asker: Asker, what: string) {
    const keys = await this.keys.keysOf(rows.map(({ personId }) => personId));
    const shown = rows.flatMap(({ personId, sealed }): [string, string][] => {
      const key = keys.get(personId);
      return key && sealed[field] ? [[personId, openField(key, personId, field, sealed[field])]] : [];
    });
    await Promise.all(shown.map(([personId]) => this.views.noteOnceADay(personId, what, asker)));
    return new Map(shown);
  }
}
