/** Where a command reads and writes, and what it is told: nothing of it is ambient. */
export interface Surroundings {
  environment: Record<string, string | undefined>;
  /** Where the user is: relative paths begin there. */
  folder: string;
  /** Results, for people or machines. */
  out: (text: string) => void;
  /** Progress, warnings, explanations. */
  tell: (text: string) => void;
  /** Whether `tell` may write over its last line. */
  isTerminal: boolean;
  /** Ends with Ctrl-C. */
  signal: AbortSignal;
}

/** What a command ended with; the process's exit code. */
export const exitCodes = { fine: 0, failed: 1, misused: 2, someRowsFaulty: 3, stopped: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One command of the command line. */
export interface Command {
  name: string;
  summary: string;
  /** What follows the name, and the options, as `help NAME` shows them. */
  usage: string;
  run: (words: string[], surroundings: Surroundings) => Promise<ExitCode>;
}

/** The command was called in a way it does not understand. */
export class Misuse extends Error {}
