import { type Type } from '@nestjs/common';
import { DEMO, type BusinessCommand, type BusinessQuery, type Dispatcher, type Queries } from '#embarque/application';
import { type Clock, type Instant, type Refusal } from '#embarque/kernel';

/** The demo lives in the month that it is about. */
export class DemoClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }
}

/** A request of the demo was refused: the demo's mistake, or the program's. */
export class DemoRefused extends Error {
  constructor(command: string, { code, reasons }: Refusal) {
    super(`${command} recusado (${code}): ${reasons.join(' ')}`);
  }
}

/** Goes through the same doors as everybody, each command under a key that the seed decides. */
export class Office {
  commands = 0;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly queries: Queries,
    private readonly seed: string,
  ) {}

  async send<T>(type: Type<BusinessCommand<T>>, input: object, ...key: (string | number)[]): Promise<T> {
    this.commands++;
    const idempotencyKey = ['demo', this.seed, type.name, ...key].join('/');
    const outcome = await this.dispatcher.send(type, input, { access: DEMO, idempotencyKey });
    if (!outcome.ok) throw new DemoRefused(type.name, outcome.refusal);
    return outcome.result;
  }

  async see<T>(type: Type<BusinessQuery<T>>, input: object): Promise<NonNullable<T>> {
    const answer = await this.queries.ask(type, input, DEMO);
    if (!answer.ok) throw new DemoRefused(type.name, answer.refusal);
    return answer.result;
  }
}

/** Does the work for every item, so many at a time, in the order of the list. */
export async function eachOf<I>(
  items: readonly I[],
  atOnce: number,
  work: (item: I, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
