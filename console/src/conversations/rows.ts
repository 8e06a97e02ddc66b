import type { Conversation } from "./conversation.ts";

type Patch = (row: Conversation) => Conversation;

/**
 * The latest known row of every conversation on the screen, whichever list it is in. What one has just changed oneself
 * lies over what the server says until the server has answered, so that nothing flickers.
 */
export class Rows {
  readonly #known = new Map<string, Conversation>();
  readonly #patches = new Map<string, Set<Patch>>();
  readonly #patched = new Map<string, Conversation>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  readonly get = (id: string): Conversation | undefined => this.#patched.get(id) ?? this.#known.get(id);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every change of any row. */
  readonly version = (): number => this.#version;

  /** Notes what the server says. */
  put(rows: readonly Conversation[]): void {
    for (const row of rows) {
      this.#known.set(row.conversationId, row);
      this.#lay(row.conversationId);
    }
    this.#announce();
  }

  /** Lays a change over a row until the returned function is called. */
  patch(ids: readonly string[], patch: Patch): () => void {
    for (const id of ids) this.#patches.set(id, new Set([...(this.#patches.get(id) ?? []), patch]));
    this.#renew(ids);
    return () => {
      for (const id of ids) this.#patches.get(id)?.delete(patch);
      this.#renew(ids);
    };
  }

  #renew(ids: readonly string[]): void {
    for (const id of ids) this.#lay(id);
    this.#announce();
  }

  #lay(id: string): void {
    const known = this.#known.get(id);
    const patches = this.#patches.get(id);
    if (!known || !patches?.size) this.#patched.delete(id);
    else
      this.#patched.set(
        id,
        [...patches].reduce((row, patch) => patch(row), known),
      );
  }

  #announce(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
