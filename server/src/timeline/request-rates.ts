/** Counts requests per key and second, and refuses those above the limit. */
export class RequestRates {
  readonly #most: number;
  #second = 0;
  #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  admits(key: string, now: number): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.#most;
  }
}
