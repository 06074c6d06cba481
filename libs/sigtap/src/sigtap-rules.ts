import { Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { addMonths, BUILT_IN_PROCEDURES, RuleBook, type Competence } from '#embarque/kernel';
import { sigtap, sigtapStream } from './domain/sigtap.js';

/** Tables are published every month: one of more than a year ago is not looked for. */
const MONTHS_BACK = 12;

/** What commands judge procedures by: streams, never rows. */
@Injectable()
export class SigtapRules {
  constructor(private readonly streams: Streams) {}

  /** The rules as far as a competence: those that the project knows itself, and the tables of the year before. */
  async bookFor(competence: Competence): Promise<RuleBook> {
    const months = Array.from({ length: MONTHS_BACK + 1 }, (_, back) => sigtapStream(addMonths(competence, -back)));
    const found = await Promise.all(months.map((stream) => this.streams.load(stream, sigtap)));
    return found
      .flatMap(({ tables }) => tables)
      .reduce((book, table) => book.with(table), new RuleBook(BUILT_IN_PROCEDURES));
  }
}
