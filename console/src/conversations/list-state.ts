/** A list that does not move under the eye: what stands in it, in its order, and what has come since. */
export interface ListState {
  shown: readonly string[];
  /** New in the list, or moved to another place of it, and not shown there yet. */
  waiting: readonly string[];
}

/** A list as it was read. */
export function listOf(ids: readonly string[]): ListState {
  return { shown: ids, waiting: [] };
}

/** The same with another page at its end. */
export function withPage({ shown, waiting }: ListState, ids: readonly string[]): ListState {
  const known = new Set(shown);
  return { shown: [...shown, ...ids.filter((id) => !known.has(id))], waiting };
}

/** Notes what belongs at another place: it waits until it is asked for. */
export function withWaiting({ shown, waiting }: ListState, ids: readonly string[]): ListState {
  return { shown, waiting: [...new Set([...waiting, ...ids])] };
}

/** Puts what waits where it belongs. */
export function withWaitingShown(
  { shown, waiting }: ListState,
  sort: (ids: readonly string[]) => readonly string[],
): ListState {
  return { shown: sort([...new Set([...shown, ...waiting])]), waiting: [] };
}

/** The neighbour that takes the place of one that leaves: the one below it, else the one above, else none. */
export function neighbourOf(ids: readonly string[], leaving: ReadonlySet<string>, at: string): string | null {
  const place = ids.indexOf(at);
  const stays = (id: string) => !leaving.has(id);
  return ids.slice(place + 1).find(stays) ?? ids.slice(0, Math.max(place, 0)).findLast(stays) ?? null;
}
