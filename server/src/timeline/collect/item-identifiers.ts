import type { JsonObject } from "./body.ts";
import { type Fault, fault, isFault } from "./fault.ts";
import { identifierOf } from "./identifier.ts";
import type { ItemKind } from "./path.ts";

export interface Identifiers {
  messageId: string | undefined;
  userId: string | undefined;
  anonymousId: string | undefined;
  previousId: string | undefined;
  groupId: string | undefined;
}

/** Reads the ids of an item, and refuses it when it does not say whose it is. */
export function identifiersOf(kind: ItemKind, sent: JsonObject): Identifiers | Fault {
  const messageId = identifierOf(sent.messageId, "messageId");
  if (isFault(messageId)) return messageId;
  const userId = identifierOf(sent.userId, "userId");
  if (isFault(userId)) return userId;
  const anonymousId = identifierOf(sent.anonymousId, "anonymousId");
  if (isFault(anonymousId)) return anonymousId;
  const previousId = identifierOf(sent.previousId, "previousId");
  if (isFault(previousId)) return previousId;
  const groupId = identifierOf(sent.groupId, "groupId");
  if (isFault(groupId)) return groupId;
  const ids = { messageId, userId, anonymousId, previousId, groupId };
  return missingOf(kind, ids) ?? ids;
}

function missingOf(kind: ItemKind, ids: Identifiers): Fault | null {
  if (kind === "group" && ids.groupId === undefined) return missingGroup;
  if (kind === "alias" && ids.previousId === undefined) return missingPrevious;
  return ids.userId === undefined && ids.anonymousId === undefined ? missingIdentity : null;
}

const missingIdentity = fault("missing_identity", "It needs a userId or an anonymousId: whose touchpoint is it?");
const missingGroup = fault("missing_group", "A group item needs a groupId.");
const missingPrevious = fault("missing_previous", "An alias item needs a previousId.");
