const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Milliseconds to wait after so many failures in a row: doubled each time, between half and all of it by `chance`. */
export function delayMs(failures: number, chance: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);
}
