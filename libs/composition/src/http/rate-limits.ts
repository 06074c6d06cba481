import { HttpException } from '@nestjs/common';
import { type Request, type RequestHandler } from 'express';
import { rateLimit, type Store } from 'express-rate-limit';
import { type HttpSettings, type RateName } from './settings.js';

/** Which rate a request counts for: the first whose addresses it is among. Case and the last slash do not matter to the router. */
const ADDRESSES: readonly [rate: RateName, addresses: RegExp][] = [
  ['login', /^POST \/api\/session\/?$/i],
  ['public', /^\w+ \/(api\/(health|openapi\.json|docs|privacy|oidc|session\/oidc)(\/.*)?)?$/i],
  ['general', /^/],
];

const rateOf = (request: Request): RateName =>
  ADDRESSES.find(([, addresses]) => addresses.test(`${request.method} ${request.path}`))![0];

/** Counts every network address's requests, in this process; one request counts for one rate. Too many: 429 with Retry-After. */
export const rateLimits = ({ rates }: HttpSettings): RequestHandler[] =>
  ADDRESSES.map(([name]) => {
    const { limit, seconds } = rates[name];
    return rateLimit({
      ...{ limit, windowMs: seconds * 1000, store: new Windows(seconds * 1000) },
      ...{ standardHeaders: 'draft-7', legacyHeaders: false },
      skip: (request) => rateOf(request) !== name,
      handler: (_request, _response, next) => next(new HttpException(name, 429)),
      // Whom to believe about addresses is the business of TRUSTED_PROXIES.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
    });
  });

/** More addresses at once than an office has; beyond them the oldest window is forgotten, so that memory stays bounded. */
const MOST_ADDRESSES = 50_000;

interface Window {
  totalHits: number;
  readonly resetTime: Date;
}

/** Fixed windows by address, in the order in which they began. */
export class Windows implements Store {
  readonly localKeys = true;
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly windowMs: number,
    private readonly most = MOST_ADDRESSES,
  ) {}

  get size(): number {
    return this.windows.size;
  }

  increment(key: string): Window {
    const now = Date.now();
    let window = this.windows.get(key);
    if (!window || window.resetTime.getTime() <= now) {
      this.windows.delete(key);
      const [oldest] = this.windows.size >= this.most ? this.windows.keys() : [];
      if (oldest !== undefined) this.windows.delete(oldest);
      window = { totalHits: 0, resetTime: new Date(now + this.windowMs) };
      this.windows.set(key, window);
    }
    window.totalHits++;
    return window;
  }

  decrement(key: string): void {
    const window = this.windows.get(key);
    if (window) window.totalHits--;
  }

  resetKey(key: string): void {
    this.windows.delete(key);
  }
}
