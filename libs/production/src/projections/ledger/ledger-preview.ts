import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Rows } from '#embarque/read-model';
import { SealedPersons } from '../../sealed-persons.js';
import { type LedgerEvent, type LedgerFact } from './ledger-events.js';
import { LedgerPage, type LedgerChange } from './ledger-page.js';

/** What an event would make of the ledger: the projection's own rules, on what it knows, and nothing is written. */
@Injectable()
export class LedgerPreview {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly persons: SealedPersons,
  ) {}

  async of({ type, data }: LedgerFact): Promise<LedgerChange[]> {
    const event = { ...NOT_RECORDED, type, data } as LedgerEvent;
    const runner = this.database.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      await runner.query('set local search_path to ledger');
      const page = await LedgerPage.load([event], new Rows(client), this.persons);
      page.apply(event);
      return page.changes();
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

/** After everything that was recorded. */
const NOT_RECORDED = {
  ...{ id: '', stream: '', revision: 0, position: 0n, metadata: {} },
  recordedAt: '9999-12-31T23:59:59.999Z',
};
