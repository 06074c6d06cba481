import { TOTP, Secret } from 'otpauth';
import { type Answer, type Json } from './api.js';

interface Sending {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

/** A browser as the API sees one: it keeps cookies, and its pages send the session's token. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly address: string) {}

  async request<T = Json>(path: string, { body, headers = {}, method }: Sending = {}): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.address), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(cookie && { Cookie: cookie }),
        ...(this.csrf && { 'X-CSRF-Token': this.csrf }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  get<T = Json>(path: string, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.request(`/api/${path}`, headers ? { headers } : {});
  }

  post<T = Json>(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.request(`/api/${path}`, { body, ...(headers && { headers }) });
  }

  /** Signs in, and reads the token that the pages need; the answer is the one to the sign-in. */
  async signIn(login: string, password: string, proof: object = {}): Promise<Answer> {
    const answer = await this.post('session', { login, password, ...proof });
    if (answer.status === 200) this.csrf = (await this.get('session')).body.csrfToken;
    return answer;
  }
}

/** What an authenticator shows at this moment. */
export const totpCode = (secret: string, at: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) });
