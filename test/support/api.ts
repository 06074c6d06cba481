import { randomUUID } from 'node:crypto';

/** What an endpoint answers is for its test to say. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** An answer of the API, its body read as JSON. */
export interface Answer<T = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A command that was carried out, and what was answered. */
export interface Done {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly answer: object;
}

interface Sending {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** The API as a client sees it: fetch, and nothing else. */
export class Api {
  /** Every command that `done` carried out, in order. */
  readonly commands: Done[] = [];
  /** The path of every query that `seen` asked. */
  readonly queries: string[] = [];
  /** Every problem that was answered. */
  readonly problems: object[] = [];

  constructor(readonly address: string) {}

  get<T = Json>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.request(`/api/${path}`, { headers });
  }

  /** Sends a command; every call is a new request unless it brings its key. */
  post<T = Json>(path: string, body: unknown, { key = randomUUID(), headers = {} }: Sending = {}): Promise<Answer<T>> {
    return this.request(`/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Sends a command that must be carried out, and waits until the queries show it. */
  async done<T = Json>(path: string, body: object = {}): Promise<T> {
    const key = randomUUID();
    const { status, headers, body: answer } = await this.post(path, body, { key, headers: { Prefer: 'wait=10' } });
    if (status !== 200 || headers.get('preference-applied') !== 'wait') {
      throw new Error(`POST ${path}: ${status} ${JSON.stringify(answer)}`);
    }
    this.commands.push({ path, body, key, answer });
    return answer as T;
  }

  /** What a query that must be answered says. */
  async seen<T = Json>(path: string, headers: Record<string, string> = {}): Promise<T> {
    const { status, body } = await this.get<T>(path, headers);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    this.queries.push(path);
    return body;
  }

  async request<T = Json>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await fetch(this.address + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = (type.includes('json') ? JSON.parse(text) : text) as T;
    if (type.includes('problem+json')) this.problems.push(body as object);
    return { status: response.status, headers: response.headers, body };
  }
}
