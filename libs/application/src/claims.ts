import { Injectable } from '@nestjs/common';
import { accept, addMinutes, refuse, type Evolution, type Instant, type Uuid } from '#embarque/kernel';
import { type CommandContext } from './command.js';
import { Streams } from './streams.js';

type ClaimEvent =
  { type: 'Claimed'; data: { holder: Uuid; at: Instant } } | { type: 'ClaimReleased'; data: { holder: Uuid } };

interface Claim {
  readonly changes: number;
  readonly held?: { readonly holder: Uuid; readonly at: Instant };
}

const claim: Evolution<Claim, ClaimEvent> = {
  initial: { changes: 0 },
  evolve: ({ changes }, { type, data }) =>
    type === 'Claimed' ? { changes: changes + 1, held: data } : { changes: changes + 1 },
};

/** For so long a claim that its holder does not use may belong to a command under way. */
const GRACE_MINUTES = 1;

/**
 * Values that only one aggregate may carry (a CPF, a plate). Each value has a stream of its own: whoever appends to it
 * first holds the value, on every store and under concurrency.
 *
 * A claim is taken inside the decision of its holder's stream. Should that command die halfway, the unused claim gives way
 * to the next one: `forfeit` appends to the holder's stream, so that the old command, if it wakes up, finds its stream
 * moved and has to claim anew.
 */
@Injectable()
export class Claims {
  constructor(private readonly streams: Streams) {}

  /**
   * Takes the value for the holder; false when another one has it.
   * @param forfeit appends to the other holder's stream (by `settleOutOfTurn`), unless that holder carries the value;
   *   whether it did
   */
  async take(
    stream: string,
    holder: Uuid,
    context: CommandContext,
    forfeit: (other: Uuid) => Promise<boolean>,
  ): Promise<boolean> {
    const { changes, held } = await this.streams.load(stream, claim);
    if (held && held.holder !== holder) {
      if (addMinutes(held.at, GRACE_MINUTES) > context.now || !(await forfeit(held.holder))) return false;
    }
    // Taken again by its own holder, it is written again: whoever was about to take it over finds it changed.
    const decided = await this.streams.settle<Claim, ClaimEvent>(stream, claim, context, (now) =>
      now.changes === changes || now.held?.holder === holder
        ? accept({ type: 'Claimed', data: { holder, at: context.now } })
        : refuse('claim-lost', 'Outro pedido foi mais rápido.'),
    );
    return decided.ok;
  }

  /** Gives the value back, if the holder still has it. */
  async release(stream: string, holder: Uuid, context: CommandContext): Promise<void> {
    await this.streams.settle<Claim, ClaimEvent>(stream, claim, context, ({ held }) =>
      held?.holder === holder ? accept({ type: 'ClaimReleased', data: { holder } }) : accept(),
    );
  }
}
