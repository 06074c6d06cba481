import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, Streams } from '#embarque/application';
import { type Clock, type Uuid } from '#embarque/kernel';
import { Credentials, type Proof } from './credentials/credentials.js';
import { Sessions, type Session, type SessionSource } from './credentials/sessions.js';
import { account, accountStream } from './domain/account.js';
import { unauthenticated } from './http/forgery.js';

/** Opens sessions for those who prove who they are. */
@Injectable()
export class SignIns {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The token of a new session; the one that the browser brought ends.
   * @throws RefusedRequest `sign-in-refused`, the same for an unknown login, a wrong password or code, a locked and a
   * disabled account; `code-needed` after the right password of an account with a second factor
   */
  async withPassword(login: string, proof: Proof, from: SessionSource, before?: string): Promise<string> {
    const proven = await this.credentials.prove(login, proof, this.clock.now());
    if (proven === 'code-needed') {
      throw unauthenticated('code-needed', 'Informe o código do aplicativo autenticador, ou um código de recuperação.');
    }
    return this.open(proven === 'refused' ? undefined : proven.accountId, from, before);
  }

  /** The token of a new session for an account that a provider named. @throws RefusedRequest `sign-in-refused` */
  async open(accountId: Uuid | undefined, from: SessionSource, before?: string): Promise<string> {
    const found = accountId && (await this.streams.load(accountStream(accountId), account));
    if (!found || found.status !== 'open' || found.kind !== 'person') {
      this.log.warn('a sign-in was refused');
      throw from.oidc ? NO_ACCOUNT : REFUSED;
    }
    if (before) await this.sessions.endByToken(before);
    return this.sessions.open(found.accountId, from, this.clock.now());
  }

  async end({ accountId, sessionId }: Session): Promise<void> {
    await this.sessions.end(accountId, sessionId);
  }
}

const REFUSED = unauthenticated(
  'sign-in-refused',
  'Login, senha ou código não conferem, ou a conta está bloqueada por um tempo depois de tentativas demais.',
);
const NO_ACCOUNT = unauthenticated(
  'no-account',
  'Não há conta em uso com este CPF. Peça ao administrador que abra uma, ou que registre nela o seu CPF.',
);
