import type { Instant } from "./local-time.ts";

/** What is to come, earliest first; what was entered first comes first at the same instant. A binary heap. */
export class Agenda<Entry> {
  readonly #heap: { at: Instant; order: number; entry: Entry }[] = [];
  #entered = 0;

  /** Enters something that is to come at an instant. */
  enter(at: Instant, entry: Entry): void {
    this.#heap.push({ at, order: this.#entered++, entry });
    this.#rise(this.#heap.length - 1);
  }

  /** Takes the earliest entry out. */
  take(): { at: Instant; entry: Entry } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && first !== last) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(place: number): void {
    for (let parent = (place - 1) >> 1; place > 0 && this.#earlier(place, parent); parent = (place - 1) >> 1) {
      this.#swap(place, parent);
      place = parent;
    }
  }

  #sink(place: number): void {
    for (;;) {
      const left = 2 * place + 1;
      const child = left + 1 < this.#heap.length && this.#earlier(left + 1, left) ? left + 1 : left;
      if (child >= this.#heap.length || !this.#earlier(child, place)) return;
      this.#swap(place, child);
      place = child;
    }
  }

  #earlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one]!, this.#heap[other]!];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(one: number, other: number): void {
    [this.#heap[one], this.#heap[other]] = [this.#heap[other]!, this.#heap[one]!];
  }
}
