import { Inject, Injectable, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idFrom, type Clock, type Uuid } from '#embarque/kernel';
import { scopeText, type Access } from './access/access.js';
import { Gate } from './access/gate.js';
import { CLOCK } from './clock.js';
import { type BusinessCommand, type Outcome } from './command.js';
import { parse } from './validation.js';

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
    const refused = this.gate.admit(type.name, request.access);
    if (refused) return refused;
    const parsed = parse(type, input);
    if (!parsed.ok) return parsed;
    const command = parsed.value;
    const entered = await this.gate.enter(type.name, command, request.access);
    if (!entered.ok) return entered;

    const { actor, role, scope, origin } = request.access;
    const commandId = idFrom('command', actor, request.idempotencyKey);
    command.context = {
      commandId,
      fingerprint: this.fingerprint(`${type.name} ${canonical(input)}`),
      ...{ actor, role, scope: scopeText(scope), origin },
      correlationId: request.correlationId ?? commandId,
      now: this.clock.now(),
    };
    return this.bus.execute(command);
  }
}

/** JSON with sorted keys: the order in which a client writes its fields does not make another request. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';
