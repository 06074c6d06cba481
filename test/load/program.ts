import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Api, type Answer } from '../support/api.js';

/** The API as `npm start` runs it, in a process of its own on a free port. */
export async function startProgram(databaseUrl: string, dataDirectory: string) {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, EMBARQUE_DATA: dataDirectory, PORT: '0', TOTP_ROLES: 'none' },
    // Rates are per address, and here a whole state's offices come from one.
    ...{ RATE_LIMIT_GENERAL: '1000000/60', RATE_LIMIT_LOGIN: '1000/60' },
  };
  const program = spawn(process.execPath, ['dist/apps/api/src/main.js'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let login = '';
  let password = '';
  let address = '';
  const said: string[] = [];
  for await (const line of createInterface({ input: program.stderr })) {
    said.push(line);
    const account = /login (\S+), senha provisória (\S+) /.exec(line);
    if (account) [, login = '', password = ''] = account;
    address = /Embarque em (http\S+)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  if (!address) throw new Error(`the program did not start:\n${said.join('\n')}`);
  program.stderr.resume();
  return {
    address,
    administrator: { login, password },
    stop: async () => {
      program.kill('SIGTERM');
      await once(program, 'exit');
    },
  };
}

export type Body = Record<string, unknown>;

/** The API as somebody asks it; what is not answered with 200 is thrown. */
export class Caller {
  private readonly api: Api;

  constructor(
    address: string,
    private readonly credentials: Record<string, string> = {},
  ) {
    this.api = new Api(address);
  }

  async post<T = Body>(path: string, body: Body, headers: Record<string, string> = {}): Promise<T> {
    return answered<T>(`POST ${path}`, await this.answer(path, body, headers));
  }

  answer(path: string, body: Body, headers: Record<string, string> = {}): Promise<Answer> {
    return this.api.post(path, body, { headers: { ...this.credentials, ...headers } });
  }

  async get<T>(path: string): Promise<T> {
    return answered<T>(`GET ${path}`, await this.api.get(path, this.credentials));
  }
}

function answered<T>(what: string, { status, body }: Answer): T {
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}

/** Signs the first administrator in and gives them a password of their own. */
export async function signIn(address: string, { login, password }: { login: string; password: string }) {
  const session = async (secret: string): Promise<Caller> => {
    const { headers } = await new Caller(address).answer('session', { login, password: secret });
    const Cookie = headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const { csrfToken } = await new Caller(address, { Cookie }).get<{ csrfToken: string }>('session');
    return new Caller(address, { Cookie, 'X-CSRF-Token': csrfToken });
  };
  const own = `${randomUUID()}-Aa1!`;
  await (await session(password)).post('session/password', { password, newPassword: own });
  return session(own);
}
