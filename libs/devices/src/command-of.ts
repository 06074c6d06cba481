import { idFrom, type Uuid } from '#embarque/kernel';

/** The command that a report becomes: the same one however often it is sent and whoever sends it on. */
export function commandOf(deviceId: string, clientId: string) {
  const commandId = idFrom('report', deviceId, clientId);
  return { commandId, newId: (what: string): Uuid => idFrom(commandId, what) };
}
