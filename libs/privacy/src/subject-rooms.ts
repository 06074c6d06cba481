import { Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';

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

/** A room that has something about people. */
export interface SubjectRoom {
  obligationsOf(personId: Uuid): Promise<Obligations>;
}

/** The rooms that have something about people, so that the room of people has to know none of them. */
@Injectable()
export class SubjectRooms {
  private readonly rooms: SubjectRoom[] = [];

  /** Called by each room when it is made. */
  register(room: SubjectRoom): void {
    this.rooms.push(room);
  }

  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const all = await Promise.all(this.rooms.map((room) => room.obligationsOf(personId)));
    return { against: all.flatMap(({ against }) => against), kept: all.flatMap(({ kept }) => kept) };
  }
}
