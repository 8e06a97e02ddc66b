import { type Logger, pino } from "pino";

export type Log = Logger;

/** Makes the structured logger; secrets never reach it. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: ["req.headers.authorization", "req.headers.cookie", 'req.headers["x-write-key"]', "*.password", "*.secret"],
  });
}
