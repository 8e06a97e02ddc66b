import { isObject, type JsonObject } from "./body.ts";
import { type Fault, fault, isFault } from "./fault.ts";
import { identifierOf } from "./identifier.ts";
import type { ItemKind } from "./path.ts";

export interface Content {
  traits: JsonObject | undefined;
  properties: JsonObject;
  context: JsonObject;
  integrations: JsonObject | undefined;
  /** The company that the context names, for items that name none themselves. */
  groupId: string | undefined;
}

/** What a batch says once for all of its items. */
export interface Shared {
  context: JsonObject | undefined;
  integrations: JsonObject | undefined;
}

/** Reads what an item says besides who and when, with what its batch says added where it is silent. */
export function contentOf(kind: ItemKind, sent: JsonObject, shared: Shared): Content | Fault {
  const own = objectOf(sent, "context");
  if (isFault(own)) return own;
  const traits = objectOf(sent, "traits");
  if (isFault(traits)) return traits;
  const properties = kind === "page" || kind === "screen" ? pagePropertiesOf(sent) : objectOf(sent, "properties");
  if (isFault(properties)) return properties;
  const integrations = objectOf(sent, "integrations");
  if (isFault(integrations)) return integrations;

  const context = merged(shared.context, own) ?? {};
  return {
    traits: kind === "identify" ? merged(traitsIn(context), traits) : traits,
    properties: properties ?? {},
    context,
    integrations: merged(shared.integrations, integrations),
    groupId: groupIn(context),
  };
}

/** Reads a field that may be missing or null, but is an object when it is there. */
export function objectOf(sent: JsonObject, field: string): JsonObject | undefined | Fault {
  const value = sent[field];
  if (value === undefined || value === null) return undefined;
  return isObject(value) ? value : fault("wrong_type", `${field} must be an object.`);
}

// The item wins, key by key; it gets a copy of its own, so that what happens to one item's context happens to no other's.
function merged(shared: JsonObject | undefined, own: JsonObject | undefined): JsonObject | undefined {
  return shared ? { ...shared, ...own } : own;
}

// A page call carries its name beside its properties, and every reader looks for it inside them.
function pagePropertiesOf(sent: JsonObject): JsonObject | undefined | Fault {
  const properties = objectOf(sent, "properties");
  if (isFault(properties)) return properties;
  const name = textOf(sent, "name");
  if (isFault(name)) return name;
  const category = textOf(sent, "category");
  if (isFault(category)) return category;
  return withText(withText(properties, "name", name), "category", category);
}

function textOf(sent: JsonObject, field: string): string | undefined | Fault {
  const value = sent[field];
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : fault("wrong_type", `${field} must be text.`);
}

function withText(properties: JsonObject | undefined, field: string, text: string | undefined): JsonObject | undefined {
  return text === undefined || properties?.[field] === text ? properties : { ...properties, [field]: text };
}

// RudderStack's SDKs put the traits of an identify into its context.
function traitsIn(context: JsonObject): JsonObject | undefined {
  return isObject(context.traits) ? context.traits : undefined;
}

// Context is free-form: what does not look like a group id there is left alone, not refused.
function groupIn(context: JsonObject): string | undefined {
  const groupId = context.groupId === undefined ? undefined : identifierOf(context.groupId, "context.groupId");
  return isFault(groupId) ? undefined : groupId;
}
