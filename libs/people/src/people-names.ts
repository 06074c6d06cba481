import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { inReach, type Asker } from '#embarque/application';
import { KeyStore, openField, type Keys } from '#embarque/privacy';
import { PersonRow } from './projections/people/people.entities.js';
import { RecordViews } from './record-views.js';

/** Who somebody is: their name and their documents. */
export interface Identity {
  readonly name: string;
  readonly cpf?: string;
  readonly cns?: string;
}

type Shown = Partial<Record<'name' | 'phone' | 'cpf' | 'cns', string>>;

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
    const shown = await this.show(['name'], await this.rowsOf(personIds), asker, what);
    return new Map([...shown].map(([personId, { name }]) => [personId, name!]));
  }

  /** The same, with their documents. */
  async identitiesShownTo(
    asker: Asker,
    what: string,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, Identity>> {
    const shown = await this.show(['name', 'cpf', 'cns'], await this.rowsOf(personIds), asker, what);
    return shown as ReadonlyMap<string, Identity>;
  }

  /** The same of the phones of those whose records are the asker's to open; who has none is missing, too. */
  async phonesShownTo(asker: Asker, what: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const theirs = inReach<PersonRow>(
      asker.reach,
      { personId: In([...new Set(personIds)]) },
      { resident: 'municipality' },
    );
    const rows = await this.database.getRepository(PersonRow).findBy(theirs);
    const shown = await this.show(['phone'], rows, asker, what);
    return new Map([...shown].map(([personId, { phone }]) => [personId, phone!]));
  }

  private rowsOf(personIds: readonly string[]): Promise<PersonRow[]> {
    return this.database.getRepository(PersonRow).findBy({ personId: In([...new Set(personIds)]) });
  }

  /** Of each what there is of these fields; who has none of them is missing, and is not written down. */
  private async show(fields: readonly (keyof Shown)[], rows: readonly PersonRow[], asker: Asker, what: string) {
    const keys = await this.keys.keysOf(rows.map(({ personId }) => personId));
    const shown = rows.flatMap(({ personId, sealed }): [string, Shown][] => {
      const key = keys.get(personId);
      const opened = fields.flatMap((field) =>
        key && sealed[field] ? [[field, openField(key, personId, field, sealed[field])]] : [],
      );
      return opened.length ? [[personId, Object.fromEntries(opened) as Shown]] : [];
    });
    await Promise.all(shown.map(([personId]) => this.views.noteOnceADay(personId, what, asker)));
    return new Map(shown);
  }
}
