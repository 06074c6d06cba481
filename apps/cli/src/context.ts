import { attributionOf, systemClock, type Access, type CommandContext } from '#embarque/application';
import { idFrom, type Clock } from '#embarque/kernel';

/** Context of something done by a program itself, outside the command door. */
export function contextFor(access: Access, key: string, clock: Clock = systemClock): CommandContext {
  const commandId = idFrom('command', access.actor, key);
  return {
    ...{ commandId, fingerprint: key, ...attributionOf(access) },
    ...{ correlationId: commandId, now: clock.now() },
  };
}
