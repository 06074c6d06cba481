import { Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { PURPOSES, type Purpose, type PurposeId } from './purposes.js';

/** Something about a person that an erasure leaves, and the law that says so (pt-BR). */
export interface Kept {
  readonly what: string;
  readonly legalBasis: string;
}

/** What a room says of a person's erasure. */
export interface Obligations {
  /** Every reason why it cannot be now (pt-BR). */
  readonly against: readonly string[];
  readonly kept: readonly Kept[];
}

/** One thing that is known of a person: values by their labels, as a citizen reads them (pt-BR). */
export type SubjectRecord = Readonly<Record<string, string>>;

/** What a room knows of a person for one purpose. */
export interface SubjectSection {
  readonly purpose: PurposeId;
  readonly records: readonly SubjectRecord[];
}

export type SubjectReportSection = Purpose & Pick<SubjectSection, 'records'>;

/** A room that has something about people. */
export interface SubjectRoom {
  /** Rooms that neither object to an erasure nor keep anything need not say so. */
  obligationsOf?(personId: Uuid): Promise<Obligations>;
  /** Everything that the room knows of the person and can still read. */
  sectionsOf(personId: Uuid): Promise<readonly SubjectSection[]>;
}

/** At most so many records of one kind are read for a report. */
export const MOST_RECORDS = 10_000;

/** The rooms that have something about people, so that the room of people has to know none of them. */
@Injectable()
export class SubjectRooms {
  private readonly rooms: SubjectRoom[] = [];

  /** Called by each room when it is made. */
  register(room: SubjectRoom): void {
    this.rooms.push(room);
  }

  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const all = await Promise.all(this.rooms.map(async (room) => room.obligationsOf?.(personId)));
    return { against: all.flatMap((one) => one?.against ?? []), kept: all.flatMap((one) => one?.kept ?? []) };
  }

  /** By purpose, in the order of the table; purposes without records are left out. */
  async sectionsOf(personId: Uuid): Promise<SubjectReportSection[]> {
    const sections = (await Promise.all(this.rooms.map((room) => room.sectionsOf(personId)))).flat();
    return PURPOSES.map((purpose) => ({
      ...purpose,
      records: sections.filter((section) => section.purpose === purpose.id).flatMap(({ records }) => records),
    })).filter(({ records }) => records.length);
  }
}
