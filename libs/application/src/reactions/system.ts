import { idFrom, type Instant, type Uuid } from '#embarque/kernel';
import { attributionOf, type Access } from '../access/access.js';
import { type CommandContext } from '../command.js';

/** Somebody for whom the program goes on: they were let in when they asked, and are not asked again. */
export const letIn = (actor: string): Access => ({
  ...{ actor, role: 'operator', scope: 'everything', origin: 'reaction' },
});

/** The program itself, doing something that nobody asked for. `name` says which part of it. */
export const systemAccess = (name: string): Access => letIn(`system:${name}`);

/** The same cause, the same command: what the program does again because of it was done already. */
export function systemContext(
  name: string,
  cause: readonly string[],
  now: Instant,
  because: Pick<Partial<CommandContext>, 'correlationId' | 'causationId'> = {},
): CommandContext {
  const access = systemAccess(name);
  const commandId: Uuid = idFrom('command', access.actor, ...cause);
  // The cause is the request: what a second run would ask differently was answered by the first.
  return { commandId, fingerprint: commandId, ...attributionOf(access), correlationId: commandId, ...because, now };
}
