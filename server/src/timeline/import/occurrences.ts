import { touchpointIdOf } from "../collect/touchpoint-id.ts";

/**
 * Gives rows without a message id an id of their content. Of rows with the same content the second, third … get ids of
 * their own: two such rows are two touchpoints, and the same file, imported again, has the same ids.
 */
export class Occurrences {
  readonly #seen = new SeenNumbers();
  /** How often what occurred more than once did so far. */
  readonly #repeated = new Map<number, number>();

  idOf(content: string): string {
    const id = touchpointIdOf(`row ${content}`);
    const count = this.#count(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + 1);
    return count === 1 ? id : touchpointIdOf(`row ${count} ${id}`);
  }

  #count(fingerprint: number): number {
    if (this.#seen.add(fingerprint)) return 1;
    const count = (this.#repeated.get(fingerprint) ?? 1) + 1;
    this.#repeated.set(fingerprint, count);
    return count;
  }
}

const initialCapacity = 1 << 12;

/**
 * A set of positive whole numbers that are spread evenly, in 11 to 23 bytes each: a file of a million rows takes 16 MB.
 * Numbers of 48 bits: of a million rows, two different ones share a number once in 560 files. They then still count
 * the same whenever their file is imported.
 */
class SeenNumbers {
  #slots = new Float64Array(initialCapacity);
  #size = 0;

  /** Whether the number was not there yet. */
  add(number: number): boolean {
    if (this.#size * 10 > this.#slots.length * 7) this.#grow();
    const slot = this.#slotOf(number);
    if (this.#slots[slot] === number) return false;
    this.#slots[slot] = number;
    this.#size++;
    return true;
  }

  #slotOf(number: number): number {
    const last = this.#slots.length - 1;
    let slot = number & last;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== number) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const numbers = this.#slots;
    this.#slots = new Float64Array(numbers.length * 2);
    for (const number of numbers) if (number !== 0) this.#slots[this.#slotOf(number)] = number;
  }
}
