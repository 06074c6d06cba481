import { DeliveryFailure } from './channel.js';

const PATIENCE_MS = 30_000;

export interface HttpAnswer {
  readonly status: number;
  /** The JSON that was answered; undefined for anything else. */
  readonly body: unknown;
  readonly retryAfterMs?: number;
}

/** Posts JSON and reads the answer, whatever its status. @throws DeliveryFailure the other side could not be reached */
export async function postJson(url: string, body: object, headers: Record<string, string>): Promise<HttpAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const retryAfterMs = waitOf(response.headers.get('retry-after'));
    return { status: response.status, body: jsonOf(text), ...(retryAfterMs && { retryAfterMs }) };
  } catch {
    throw new DeliveryFailure('unreachable');
  }
}

/** What a status says that a channel does not know better. */
export function failureOf({ status, retryAfterMs }: HttpAnswer): DeliveryFailure {
  const details = { status, ...(retryAfterMs && { retryAfterMs }) };
  if (status === 429) return new DeliveryFailure('rate-limited', details);
  // Whoever runs the service can put that right, and the message is still good then.
  if (status === 401 || status === 403) return new DeliveryFailure('not-let-in', details);
  if (status >= 500 || status === 408) return new DeliveryFailure('temporarily-refused', details);
  return new DeliveryFailure('refused', { ...details, permanent: true });
}

/** Retry-After: seconds, or a date (RFC 9110). */
function waitOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? ms : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
