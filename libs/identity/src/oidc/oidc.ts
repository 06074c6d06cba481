import { Inject, Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { RefusedRequest } from '#embarque/application';
import { refuse, refuseUnknown, type Uuid } from '#embarque/kernel';
import { unauthenticated } from '../http/forgery.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { type OidcOptions } from './options.js';
import { SignInsUnderWay, type Begun } from './under-way.js';

/** Whom the provider vouched for. */
export interface VouchedFor {
  /** Undefined when no account has the CPF. */
  readonly accountId: Uuid | undefined;
  readonly issuer: string;
  readonly sid?: string;
}

/** Sign-in at an OpenID Connect provider: code flow with PKCE (S256), state and nonce. */
@Injectable()
export class Oidc {
  private readonly log = new Logger('oidc');
  private discovered: Promise<client.Configuration> | undefined;

  constructor(
    private readonly underWay: SignInsUnderWay,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  /** Where the browser goes, and the cookie with which it comes back. @throws RefusedRequest */
  async begin(): Promise<{ address: string; cookie: string }> {
    const { redirectUrl, scopes } = this.settings();
    const configuration = await this.configuration();
    const { cookie, state, nonce, verifier } = await this.underWay.begin();
    const address = client.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirectUrl, scope: scopes, state, nonce, code_challenge_method: 'S256' },
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
    });
    return { address: address.href, cookie };
  }

  /** What the provider's redirect says, once. @throws RefusedRequest */
  async finish(search: string, cookie: string | undefined): Promise<VouchedFor> {
    const { cpfClaim, issuer } = this.settings();
    const begun = cookie ? await this.underWay.take(cookie) : undefined;
    if (!begun) throw FAILED;
    const claims = await this.claims(search, begun);
    const { [cpfClaim]: cpf, sid } = claims;
    const accountId = typeof cpf === 'string' ? await this.underWay.accountWith(cpf) : undefined;
    return { accountId, issuer, ...(typeof sid === 'string' && { sid }) };
  }

  /** Where one leaves the provider too; null when it has no such place. */
  async endSessionUrl(): Promise<string | null> {
    if (!this.options.oidc) return null;
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    const home = new URL('/', this.options.oidc.redirectUrl).href;
    // Without `id_token_hint`: an ID token says who somebody is, so none is kept.
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href;
  }

  /** The provider by whose name a session is known. @throws RefusedRequest when none is configured */
  get issuer(): string {
    return this.settings().issuer;
  }

  /** What the ID token says, once everything about it was checked. */
  private async claims(search: string, { state, nonce, verifier }: Begun): Promise<client.IDToken> {
    const { redirectUrl } = this.settings();
    const configuration = await this.configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(search, redirectUrl), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      });
      return tokens.claims()!;
    } catch (error) {
      // Not its message, which may quote what the provider sent.
      this.log.warn(`a sign-in failed: ${codeOf(error)}`);
      throw FAILED;
    }
  }

  private settings(): OidcOptions {
    if (!this.options.oidc) throw new RefusedRequest(NOT_CONFIGURED.refusal);
    return this.options.oidc;
  }

  private configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      this.log.error('the provider cannot be reached', error instanceof Error ? error.stack : String(error));
      throw new RefusedRequest(UNREACHABLE.refusal);
    });
    return this.discovered;
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, clientAuth } = this.settings();
    const url = new URL(issuer);
    return client.discovery(url, clientId, undefined, CLIENT_AUTH[clientAuth](clientSecret), {
      execute: [
        client.enableNonRepudiationChecks,
        // The configuration takes such an address on the loopback only.
        ...(url.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    });
  }
}

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return [code, name].filter((part) => typeof part === 'string').join(' ');
};

const CLIENT_AUTH: Record<OidcOptions['clientAuth'], (secret: string) => client.ClientAuth> = {
  'basic-rfc6749': client.ClientSecretBasic,
  'basic-raw':
    (secret) =>
    (_, { client_id }, __, headers) =>
      headers.set('authorization', `Basic ${Buffer.from(`${client_id}:${secret}`).toString('base64')}`),
  post: client.ClientSecretPost,
};

const FAILED = unauthenticated(
  'oidc-failed',
  'O login externo não se completou, demorou demais ou já foi usado. Comece de novo.',
);
const NOT_CONFIGURED = refuseUnknown('oidc-not-configured', 'Esta instalação não tem login externo.');
const UNREACHABLE = refuse(
  'oidc-unreachable',
  'O login externo está fora do alcance. Tente mais tarde, ou entre com senha.',
);
