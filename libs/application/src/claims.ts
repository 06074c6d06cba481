import { Injectable } from '@nestjs/common';
import { type Revision } from '#embarque/event-store';
import { accept, addMinutes, refuse, type Evolution, type Fact, type Instant, type Uuid } from '#embarque/kernel';
import { type CommandContext } from './command.js';
import { Streams } from './streams.js';

/** Who claims, and where their own stream stood when they did. */
interface Claimant {
  readonly holder: Uuid;
  readonly revision: Revision | 'none';
}

type ClaimEvent = { type: 'Claimed'; data: Claimant & { readonly at: Instant } };

interface Claim {
  readonly changes: number;
  readonly held?: ClaimEvent['data'];
}

const claim: Evolution<Claim, ClaimEvent> = {
  initial: { changes: 0 },
  evolve: ({ changes }, { data }) => ({ changes: changes + 1, held: data }),
};

/** What the claimed value is for: how to know whether a holder carries it, and what to write when it was lost. */
export interface Claimed<S, E extends Fact> {
  streamOf(holder: Uuid): string;
  readonly evolution: Evolution<S, E>;
  carries(state: S): boolean;
  /** An event for the holder's stream that changes nothing but its revision. */
  forfeited(holder: Uuid): E;
}

/** For so long a claim that its holder does not carry yet may belong to a command under way. */
const GRACE_MINUTES = 1;
const TAKEN = refuse('claim-taken', 'Outro cadastro já tem este valor.');

/**
 * Values that only one aggregate may carry (a CPF, a plate). Each value has a stream of its own: whoever appends to it
 * first holds the value, on every store and under concurrency.
 *
 * Take it inside the decision of the holder's own stream. A claim whose holder's stream went on without the value is
 * void. One whose holder never went on (its command died) gives way after a minute: an event in the holder's stream bars
 * the old command, which, if it wakes up after all, finds its stream moved and has to claim anew.
 */
@Injectable()
export class Claims {
  constructor(private readonly streams: Streams) {}

  /** Takes the value for the claimant; false when another one has it. */
  async take<S, E extends Fact>(
    stream: string,
    claimant: Claimant,
    context: CommandContext,
    value: Claimed<S, E>,
  ): Promise<boolean> {
    const { changes, held } = await this.streams.load(stream, claim);
    if (held && held.holder !== claimant.holder && !(await this.givesWay(held, context, value))) return false;

    // Taken again by its own holder, it is written again: whoever was about to take it over finds it changed.
    const decided = await this.streams.settle<Claim, ClaimEvent>(stream, claim, context, (now) =>
      now.changes === changes || now.held?.holder === claimant.holder
        ? accept({ type: 'Claimed', data: { ...claimant, at: context.now } })
        : TAKEN,
    );
    return decided.ok;
  }

  private async givesWay<S, E extends Fact>(
    { holder, revision, at }: ClaimEvent['data'],
    context: CommandContext,
    { streamOf, evolution, carries, forfeited }: Claimed<S, E>,
  ): Promise<boolean> {
    const underWay = addMinutes(at, GRACE_MINUTES) > context.now;
    const decided = await this.streams.settleOutOfTurn<S, E>(streamOf(holder), evolution, context, (state, now) => {
      if (carries(state)) return TAKEN;
      if (now !== revision) return accept();
      return underWay ? TAKEN : accept(forfeited(holder));
    });
    return decided.ok;
  }
}
