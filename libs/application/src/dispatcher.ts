import { Inject, Injectable, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idFrom, type Clock, type Uuid } from '#embarque/kernel';
import { attributionOf, type Access } from './access/access.js';
import { Gate } from './access/gate.js';
import { canonical } from './canonical.js';
import { CLOCK } from './clock.js';
import { type BusinessCommand, type CommandContext, type Outcome } from './command.js';

/** What the edge knows of a request, besides its input. */
export interface Request {
  readonly access: Access;
  readonly idempotencyKey: string;
  readonly correlationId?: Uuid;
}

/** Nest's token for what tells requests apart without telling what was in them: a keyed hash, for people can be guessed. */
export const FINGERPRINT = Symbol('Fingerprint');

/** The door for commands: HTTP, CLI and the demo all come in here, so every one of them is checked and stamped alike. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly bus: CommandBus,
    private readonly gate: Gate,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FINGERPRINT) private readonly fingerprint: (text: string) => string,
  ) {}

  /** Asks the policy table, validates the input as the command's class says, and sends it to its handler. */
  async send<T>(type: Type<BusinessCommand<T>>, input: unknown, request: Request): Promise<Outcome<T>> {
    const read = await this.gate.read(type, input, request.access);
    if (!read.ok) return read;
    const commandId = idFrom('command', request.access.actor, request.idempotencyKey);
    return this.handle(read.value, {
      commandId,
      fingerprint: this.fingerprint(`${type.name} ${canonical(input)}`),
      ...attributionOf(request.access),
      correlationId: request.correlationId ?? commandId,
      now: this.clock.now(),
    });
  }

  /** The same, under a context that says already which command this is. */
  async sendAs<T>(
    access: Access,
    type: Type<BusinessCommand<T>>,
    input: unknown,
    context: CommandContext,
  ): Promise<Outcome<T>> {
    const read = await this.gate.read(type, input, access);
    return read.ok ? this.handle(read.value, context) : read;
  }

  private handle<T>(command: BusinessCommand<T>, context: CommandContext): Promise<Outcome<T>> {
    return this.bus.execute(Object.assign(command, { context }));
  }
}
