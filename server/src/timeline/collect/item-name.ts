import type { JsonObject } from "./body.ts";
import { type Fault, fault } from "./fault.ts";
import { isBlank } from "./identifier.ts";
import { limits } from "./limits.ts";
import { type Door, type ItemKind, isItemKind } from "./path.ts";

/** Says what kind an item is: by the door it came through, or in a batch by its own type. */
export function kindOf(sent: JsonObject, door: Door): ItemKind | Fault {
  const type = typeof sent.type === "string" ? sent.type.toLowerCase() : sent.type;
  if (door === "batch" || door === "import") return isItemKind(type) ? type : unknownType;
  if (type == null || type === door) return door;
  return fault("type_conflict", `It was sent to /v1/${door}, but its type says otherwise.`);
}

const unknownType = fault("unknown_type", "type must be track, page, screen, identify, group or alias.");

/** What items are called that carry no event name of their own. */
export const fixedNames: Record<Exclude<ItemKind, "track">, string> = {
  page: "Page Viewed",
  screen: "Screen Viewed",
  identify: "Identified",
  group: "Group Joined",
  alias: "Alias Recorded",
};

/** The name under which an item stands on the timeline and in the catalogue. */
export function nameOf(kind: ItemKind, sent: JsonObject): string | Fault {
  if (kind !== "track") return fixedNames[kind];
  const { event } = sent;
  if (typeof event !== "string") return event == null ? missingEvent : fault("wrong_type", "event must be text.");
  if (event.length > limits.nameCharacters) return tooLong;
  return isBlank(event) ? missingEvent : event;
}

const missingEvent = fault("missing_event", "A track item needs an event: the name of what happened.");

const tooLong = fault("too_long", `event is longer than ${limits.nameCharacters} characters.`);
