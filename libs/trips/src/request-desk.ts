import { Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { type RequestFacts } from './domain/facts.js';

type Teller = (requestId: Uuid) => Promise<RequestFacts | undefined>;

/** Where the room of requests says what is asked for: it knows this room, not the other way round. */
@Injectable()
export class RequestDesk {
  private teller: Teller = () => Promise.resolve(undefined);

  tell(teller: Teller): void {
    this.teller = teller;
  }

  request(requestId: Uuid): Promise<RequestFacts | undefined> {
    return this.teller(requestId);
  }
}
