const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether a URL's host is this machine, so that what is sent there goes over no network. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.has(hostname);
