import { type LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** One JSON object a line, to stderr unless told otherwise: stdout belongs to what a command answers. */
export const createLog = (destination: DestinationStream = pino.destination(2)): Log =>
  pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    destination,
  );

/** Nest's own logger and every `new Logger(context)`, written to the same log. What Nest tells of its start is left out. */
export function nestLogOf(log: Log): LoggerService {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]): void => {
      const texts = more.filter((one): one is string => typeof one === 'string');
      // Nest calls with (message, context), or with (message, stack, context).
      const context = texts.at(-1);
      const stack = texts.length > 1 ? texts[0] : undefined;
      log[level]({ ...(context ? { context } : {}), ...(stack ? { stack } : {}) }, String(message));
    };
  const silent = () => undefined;
  return { log: silent, debug: silent, verbose: silent, warn: at('warn'), error: at('error'), fatal: at('fatal') };
}
