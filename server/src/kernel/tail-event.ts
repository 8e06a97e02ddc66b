import { cursorOf, type Position } from "./follow.ts";

/** A row of a ledger as listeners get it; its JSON is written once, however many they are. */
export class TailEvent<Data = unknown> {
  readonly position: Position;
  readonly data: Data;
  #text: string | undefined;

  constructor(position: Position, data: Data) {
    this.position = position;
    this.data = data;
  }

  get cursor(): string {
    return cursorOf(this.position);
  }

  /** The data as JSON. */
  get text(): string {
    this.#text ??= JSON.stringify(this.data);
    return this.#text;
  }
}

/** Of events about the same thing, only the newest; in order. */
export function newestAbout<Event extends { data: unknown }>(
  events: Event[],
  about: ((data: never) => string) | undefined,
): Event[] {
  if (!about) return events;
  const newest = new Map(events.map((event) => [about(event.data as never), event]));
  return events.filter((event) => newest.get(about(event.data as never)) === event);
}
