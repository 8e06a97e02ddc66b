import { type Logger, pino } from "pino";

export type Log = Logger;

const redact = [
  "req.headers.authorization",
  "req.headers.cookie",
  'req.headers["x-write-key"]',
  "*.password",
  "*.secret",
];

/** Makes the structured logger, on standard output (1) or standard error (2); secrets never reach it. */
export function createLog(level: string, to: 1 | 2 = 1): Log {
  return pino({ level, redact }, pino.destination({ dest: to, sync: true }));
}
