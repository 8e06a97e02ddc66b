import type { Clock } from "./clock.ts";

/** A clock for tests: it stands still until it is moved, and then timers look again. */
export class HandClock implements Clock {
  #now: number;
  readonly #hearers = new Set<() => void>();

  constructor(at: Date | string) {
    this.#now = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  onMove(moved: () => void): () => void {
    this.#hearers.add(moved);
    return () => this.#hearers.delete(moved);
  }

  set(to: Date | string): void {
    this.#now = new Date(to).getTime();
    for (const moved of this.#hearers) moved();
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.#now + milliseconds));
  }
}
