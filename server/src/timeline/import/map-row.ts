import type { JsonObject } from "../collect/body.ts";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import { hostileContentOf, isSuspicious } from "../collect/hostile-content.ts";
import type { CollectedItem } from "../collect/item.ts";
import { limits } from "../collect/limits.ts";
import type { RowMapping } from "./plan.ts";
import {
  type Identity,
  identityReader,
  idReader,
  nameReader,
  objectReader,
  type Picking,
  timeReader,
} from "./read-columns.ts";

/** A row as a touchpoint that still lacks its id: `content` is all that makes it different from others. */
export interface Mapped {
  item: Omit<CollectedItem, "touchpointId">;
  content: string;
}

/** When rows are imported, in epoch milliseconds: nothing happens later; and what has no time holds from then. */
export interface Moment {
  importedAt: number;
  receivedAt: number;
}

/** Turns rows into touchpoints as a mapping says; its time zone must be given. */
export function rowMapper<Row>(
  mapping: RowMapping,
  picking: Picking<Row>,
): (row: Row, moment: Moment) => Mapped | Fault {
  const read = rowReader(mapping, picking);
  const kind = mapping.event === null ? "identify" : "track";
  const context = mapping.channel === null ? {} : { channel: mapping.channel };
  return (row, moment) => {
    const said = read(row, moment.receivedAt);
    if (isFault(said)) return said;
    const { name, occurredAt, identity, properties, traits } = said;
    // By this a row is known again: whatever changes here makes new touchpoints of rows imported before.
    const content = JSON.stringify([kind, name, occurredAt, identity, properties, traits]);
    const item = { ...itemOf(said, moment), kind, context } as const;
    return sizeFault(content) ?? contentFault(content, item) ?? { item, content };
  };
}

interface Said {
  identity: Identity;
  name: string;
  occurredAt: number | undefined;
  messageId: string | undefined;
  properties: JsonObject;
  traits: JsonObject;
}

function rowReader<Row>(mapping: RowMapping, picking: Picking<Row>): (row: Row, receivedAt: number) => Said | Fault {
  const readIdentity = identityReader(mapping, picking);
  const readName = nameReader(mapping.event, picking);
  const readTime = timeReader(mapping, picking);
  const readMessageId = mapping.messageId === null ? () => undefined : idReader(mapping.messageId, picking);
  const readProperties = objectReader(mapping.properties, picking);
  const readTraits = objectReader(mapping.traits, picking);
  return (row, receivedAt) => {
    const identity = readIdentity(row);
    if (isFault(identity)) return identity;
    const name = readName(row);
    if (isFault(name)) return name;
    const occurredAt = readTime(row, receivedAt);
    if (isFault(occurredAt)) return occurredAt;
    const messageId = readMessageId(row);
    if (isFault(messageId)) return messageId;
    const properties = readProperties(row);
    if (isFault(properties)) return properties;
    const traits = readTraits(row);
    return isFault(traits) ? traits : { identity, name, occurredAt, messageId, properties, traits };
  };
}

function itemOf({ identity, name, occurredAt, messageId, properties, traits }: Said, { importedAt }: Moment) {
  const { userId, anonymousId, email, phone } = identity;
  return {
    index: 0,
    name,
    messageId: messageId ?? null,
    occurredAt: occurredAt ?? importedAt,
    clockSkewMilliseconds: 0,
    userId,
    anonymousId,
    about: { email, phone, traits },
    properties,
  };
}

function sizeFault(content: string): Fault | null {
  return content.length * 3 > limits.itemBytes && Buffer.byteLength(content) > limits.itemBytes ? tooLarge : null;
}

const tooLarge = fault("item_too_large", "What is imported of it is larger than 32 KB.");

function contentFault(content: string, { name, properties, about, userId, anonymousId }: Partial<CollectedItem>) {
  return isSuspicious(content) ? hostileContentOf([name, properties, about, userId, anonymousId]) : null;
}
