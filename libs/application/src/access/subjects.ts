import { Injectable } from '@nestjs/common';
import { type Belonging } from './reach.js';

/** What an operation can be about. */
export type SubjectKind =
  | 'manager'
  | 'trip-reports'
  | 'route'
  | 'vehicle'
  | 'crew-member'
  | 'crew-day'
  | 'trip'
  | 'trip-template'
  | 'authorization'
  | 'town'
  | 'person'
  | 'appointment'
  | 'notice'
  | 'request'
  | 'series'
  | 'import';

/** To whom the thing with this id belongs; undefined when there is none. `input` is the whole request. */
export type TellBelonging = (id: string, input: Readonly<Record<string, unknown>>) => Promise<Belonging | undefined>;

/** Where each room says to whom its things belong. */
@Injectable()
export class Subjects {
  private readonly tellers = new Map<SubjectKind, TellBelonging>();

  tell(kind: SubjectKind, teller: TellBelonging): void {
    this.tellers.set(kind, teller);
  }

  /** @throws Error no room speaks for this kind: a mistake of the program, which lets nobody in */
  belongingOf(kind: SubjectKind, id: string, input: Readonly<Record<string, unknown>>): Promise<Belonging | undefined> {
    const teller = this.tellers.get(kind);
    if (!teller) throw new Error(`nobody says to whom a ${kind} belongs`);
    return teller(id, input);
  }
}
