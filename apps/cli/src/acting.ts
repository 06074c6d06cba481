import { type IncomingMessage } from 'node:http';
import { type INestApplicationContext } from '@nestjs/common';
import { AUTHENTICATION, OPERATOR, type Access, type Authentication } from '#embarque/application';
import { Stop } from '#embarque/composition';

/** On whose behalf a command acts: the account of the API token in `EMBARQUE_TOKEN`, or the operator. */
export async function actingFor(app: INestApplicationContext): Promise<Access> {
  const token = process.env['EMBARQUE_TOKEN']?.trim();
  if (!token) return OPERATOR;
  const request = { headers: { authorization: `Bearer ${token}` }, method: 'POST' } as IncomingMessage;
  const access = await app.get<Authentication>(AUTHENTICATION).accessOf(request);
  if (!access) throw new Stop('O token em EMBARQUE_TOKEN não existe, expirou ou foi revogado.');
  return { ...access, origin: 'cli' };
}
