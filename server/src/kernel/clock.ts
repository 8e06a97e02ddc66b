/** The present, as an argument: tests pass their own. */
export interface Clock {
  now(): Date;
  /** Calls `moved` whenever time was set by hand, as a test does; returns the way to stop. The machine's own clock never calls. */
  onMove(moved: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date(), onMove: () => () => undefined };
