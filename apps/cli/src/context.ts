import { systemClock, type CommandContext } from '#embarque/application';
import { idFrom, type Clock } from '#embarque/kernel';

/** Context of something done by a program itself, outside the command door. */
export function contextFor(actor: string, key: string, clock: Clock = systemClock): CommandContext {
  const commandId = idFrom('command', actor, key);
  return { commandId, fingerprint: key, actor, correlationId: commandId, now: clock.now() };
}
