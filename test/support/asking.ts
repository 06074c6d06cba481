import { type BusinessCommand, type CommandContext } from '#embarque/application';
import { idFrom, type Instant } from '#embarque/kernel';

export const NOON = '2026-10-05T15:00:00.000Z' as Instant;

export interface Asking {
  key?: string;
  input?: string;
  now?: Instant;
}

/** The context that the dispatcher would stamp; `key` is the Idempotency-Key, `input` what the fingerprint stands for. */
export const context = ({ key = 'a', input = key, now = NOON }: Asking = {}): CommandContext => {
  const commandId = idFrom('command', 'test', key);
  return {
    ...{ commandId, fingerprint: input, actor: 'test', role: 'operator', scope: 'everything', origin: 'cli' },
    ...{ correlationId: commandId, now },
  };
};

/** A command as a handler gets it. */
export const asking = <C extends BusinessCommand<unknown>>(
  type: new () => C,
  input: Omit<C, 'context' | 'newId'>,
  options: Asking = {},
): C => Object.assign(new type(), input, { context: context(options) });
