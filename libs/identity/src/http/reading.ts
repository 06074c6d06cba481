import { type SignedIn } from '../account-authentication.js';
import { unauthenticated } from './forgery.js';

/** These endpoints are about a session: a token or a program of our own has none. @throws RefusedRequest */
export function someone(signedIn: SignedIn | undefined): SignedIn {
  if (!signedIn)
    throw unauthenticated('no-session', 'Entre com a sua conta: a sessão não existe, expirou ou foi encerrada.');
  return signedIn;
}
