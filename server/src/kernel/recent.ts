/** Remembers the earliest time of each key seen of late, at most twice `most` of them: two generations, the older forgotten whole. */
export class RecentTimes {
  readonly #most: number;
  #young = new Map<string, number>();
  #old = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether the key was seen at `time` or before. */
  hasBefore(key: string, time: number): boolean {
    const seen = this.#young.get(key) ?? this.#old.get(key);
    return seen !== undefined && seen <= time;
  }

  add(key: string, time: number): void {
    const seen = this.#young.get(key) ?? this.#old.get(key);
    this.#young.set(key, seen === undefined ? time : Math.min(seen, time));
    if (this.#young.size < this.#most) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
  }
}
