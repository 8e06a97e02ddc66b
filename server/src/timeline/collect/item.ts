import { isObject, type JsonObject } from "./body.ts";
import { type Occurrence, occurrenceOf, sentAtOf } from "./clock-correction.ts";
import { type Fault, fault, isFault } from "./fault.ts";
import { type Content, contentOf, type Shared } from "./item-content.ts";
import { type Identifiers, identifiersOf } from "./item-identifiers.ts";
import { kindOf, nameOf } from "./item-name.ts";
import type { Door, ItemKind } from "./path.ts";
import { newTouchpointId, touchpointIdOf } from "./touchpoint-id.ts";

/** One item of a request, valid and complete, ready to be recorded. */
export interface CollectedItem {
  /** Its place in the batch; 0 when it came alone. */
  index: number;
  kind: ItemKind;
  /** The event of a track; else "Page Viewed", "Screen Viewed", "Identified", "Group Joined", "Alias Recorded". */
  name: string;
  /** What the sender called it; null when the sender gave none, and then `touchpointId` is new. */
  messageId: string | null;
  touchpointId: string;
  /** Epoch milliseconds, the sender's clock corrected by `clockSkewMilliseconds`. */
  occurredAt: number;
  clockSkewMilliseconds: number;
  userId?: string;
  anonymousId?: string;
  previousId?: string;
  groupId?: string;
  traits?: JsonObject;
  /** What an imported row says of them beside the ids, whatever its kind. */
  about?: { email: string | undefined; phone: string | undefined; traits: JsonObject };
  properties: JsonObject;
  context: JsonObject;
  integrations?: JsonObject;
}

/** What an item takes from the request around it. */
export interface Envelope extends Shared {
  door: Door;
  receivedAt: number;
  sentAt: number | null;
}

/** Reads one item, or says why it cannot be stored. Its content must have passed `hostileContentOf`. */
export function itemOf(sent: unknown, index: number, envelope: Envelope): CollectedItem | Fault {
  if (!isObject(sent)) return fault("not_an_object", "An item must be a JSON object.");
  const kind = kindOf(sent, envelope.door);
  if (isFault(kind)) return kind;
  const name = nameOf(kind, sent);
  if (isFault(name)) return name;
  const ids = identifiersOf(kind, sent);
  if (isFault(ids)) return ids;
  const occurrence = occurrenceOf(sent, envelope.sentAt ?? sentAtOf(sent.sentAt), envelope.receivedAt);
  if (isFault(occurrence)) return occurrence;
  const content = contentOf(kind, sent, envelope);
  return isFault(content) ? content : assembled(index, kind, name, ids, occurrence, content);
}

function assembled(
  index: number,
  kind: ItemKind,
  name: string,
  ids: Identifiers,
  occurrence: Occurrence,
  content: Content,
): CollectedItem {
  return {
    index,
    kind,
    name,
    messageId: ids.messageId ?? null,
    touchpointId: ids.messageId === undefined ? newTouchpointId() : touchpointIdOf(ids.messageId),
    occurredAt: occurrence.occurredAt,
    clockSkewMilliseconds: occurrence.clockSkewMilliseconds,
    userId: ids.userId,
    anonymousId: ids.anonymousId,
    previousId: ids.previousId,
    groupId: ids.groupId ?? content.groupId,
    traits: content.traits,
    properties: content.properties,
    context: content.context,
    integrations: content.integrations,
  };
}
