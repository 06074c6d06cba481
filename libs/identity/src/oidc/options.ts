/** Names and values as the provider's registration gives them. */
export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** This API's `/api/session/oidc/callback`, as the browser reaches it. */
  readonly redirectUrl: string;
  readonly scopes: string;
  /**
   * How the client shows its secret: `basic-rfc6749` percent-encodes id and secret before Basic (RFC 6749, 2.3.1),
   * `basic-raw` does not (gov.br), `post` sends them in the body.
   */
  readonly clientAuth: 'basic-raw' | 'basic-rfc6749' | 'post';
  /** The ID token's claim that holds the CPF. */
  readonly cpfClaim: string;
  /** What the button says. */
  readonly label: string;
}
