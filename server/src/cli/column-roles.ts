import {
  guessTimeFormat,
  guessType,
  type Named,
  type RowMapping,
  type Sample,
  timeFormats,
  valueTypes,
} from "../timeline/public.ts";
import { Misuse } from "./command.ts";
import { oneOf } from "./read-words.ts";

type Column = Sample["columns"][number];

const ids = {
  user_id: "userId",
  anonymous_id: "anonymousId",
  email: "email",
  phone: "phone",
  message_id: "messageId",
} as const;

/** A mapping that says nothing yet. */
export function emptyMapping(timeZone: string): RowMapping {
  const noId = { userId: null, anonymousId: null, email: null, phone: null, messageId: null };
  return { shape: "rows", ...noId, event: null, time: null, timeZone, properties: [], traits: [], channel: null };
}

/**
 * Gives a column a role: an id (user_id, anonymous_id, email, phone, message_id), "event", "time" with the format of its
 * times, "trait.NAME", "-" for none, or the name of a property; traits and properties with the type of their values.
 */
export function withRole(mapping: RowMapping, column: Column, spoken: string, isJson: boolean): RowMapping {
  const { role, kind } = rolesOf(spoken);
  const free = withoutColumn(mapping, column.name);
  if (role === "-") return free;
  if (Object.hasOwn(ids, role)) return { ...free, [ids[role as keyof typeof ids]]: column.name };
  if (role === "event") return { ...free, event: { column: column.name } };
  if (role === "time") return { ...free, time: { column: column.name, format: timeFormatOf(column, kind) } };
  const trait = /^traits?\.(.+)$/.exec(role)?.[1];
  if (trait !== undefined) return { ...free, traits: [...free.traits, named(column, trait, kind, isJson)] };
  return { ...free, properties: [...free.properties, named(column, role, kind, isJson)] };
}

function rolesOf(spoken: string): { role: string; kind: string | undefined } {
  const [, role = "", kind] = /^(.*?)(?::([a-z_]+))?$/.exec(spoken.trim()) ?? [];
  if (role === "") throw new Misuse("A column needs a role, or - for none.");
  return { role, kind };
}

function named(column: Column, name: string, kind: string | undefined, isJson: boolean): Named {
  const type = kind === undefined ? guessType(column, isJson) : oneOf(valueTypes, kind, "columns (after the colon)");
  return { column: column.name, name, type };
}

function timeFormatOf({ name, values }: Column, kind: string | undefined) {
  if (kind !== undefined) return oneOf(timeFormats, kind, "columns (after time:)");
  const guessed = guessTimeFormat(
    values.filter((value) => typeof value === "string" && value.trim() !== "") as string[],
  );
  if (guessed) return guessed;
  throw new Misuse(`How are the times in “${name}” written? Say time:FORMAT; formats: ${timeFormats.join(", ")}.`);
}

function withoutColumn(mapping: RowMapping, column: string): RowMapping {
  const without = (id: string | null) => (id === column ? null : id);
  const { event, time, properties, traits } = mapping;
  return {
    ...mapping,
    userId: without(mapping.userId),
    anonymousId: without(mapping.anonymousId),
    email: without(mapping.email),
    phone: without(mapping.phone),
    messageId: without(mapping.messageId),
    event: event && "column" in event && event.column === column ? null : event,
    time: time?.column === column ? null : time,
    properties: properties.filter((one) => one.column !== column),
    traits: traits.filter((one) => one.column !== column),
  };
}
