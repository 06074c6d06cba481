import { scopeText, systemClock, type Access, type CommandContext } from '#embarque/application';
import { idFrom, type Clock } from '#embarque/kernel';

/** Context of something done by a program itself, outside the command door. */
export function contextFor(access: Access, key: string, clock: Clock = systemClock): CommandContext {
  const { actor, role, scope, origin } = access;
  const commandId = idFrom('command', actor, key);
  return {
    ...{ commandId, fingerprint: key, actor, role, scope: scopeText(scope), origin },
    ...{ correlationId: commandId, now: clock.now() },
  };
}
