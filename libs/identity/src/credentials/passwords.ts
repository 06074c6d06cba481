import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { RefusedRequest } from '#embarque/application';

/** OWASP's minimum for argon2id, which is the library's default: 19 MiB, 2 passes, 1 lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING = 40;

/**
 * Hashes and checks passwords, few at once: each takes 19 MiB and a thread for some tens of milliseconds, and ten thousand
 * sign-ins must not take the service from those who are in.
 */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  /** Of nobody's password: an unknown login costs as much as a known one. */
  private readonly nobody = hash('nobody’s password', COST);

  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  /** Whether it is the password; without a hash it is not, after the same work. */
  async matches(hashed: string | undefined, password: string): Promise<boolean> {
    return (await verify(hashed ?? (await this.nobody), password)) && hashed !== undefined;
  }

  /** Lets few pieces of such work run, and some wait. @throws RefusedRequest when too many wait already */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running === AT_ONCE) {
      if (this.queue.length >= WAITING) throw BUSY;
      await new Promise<void>((turn) => this.queue.push(turn));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running--;
    }
  }
}

const BUSY = new RefusedRequest({
  kind: 'too-many',
  code: 'sign-in-busy',
  reasons: ['Há gente demais entrando ao mesmo tempo. Tente de novo em alguns segundos.'],
});
