import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { type Asker } from '#embarque/application';
import { KeyStore, openField, type Keys } from '#embarque/privacy';
import { PersonRow } from './projections/people/people.entities.js';
import { RecordViews } from './record-views.js';

/** The names of many people, for whoever travels with them. */
@Injectable()
export class PeopleNames {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly views: RecordViews,
  ) {}

  /** By person; those who were erased are missing. Writes down that the asker saw them, once a day for each `what`. */
  async shownTo(asker: Asker, what: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(personIds)];
    const [rows, keys] = await Promise.all([
      this.database.getRepository(PersonRow).findBy({ personId: In(ids) }),
      this.keys.keysOf(ids),
    ]);
    const names = rows.flatMap(({ personId, sealed }): [string, string][] => {
      const key = keys.get(personId);
      return key ? [[personId, openField(key, personId, 'name', sealed['name']!)]] : [];
    });
    await Promise.all(names.map(([personId]) => this.views.noteOnceADay(personId, what, asker)));
    return new Map(names);
  }
}
