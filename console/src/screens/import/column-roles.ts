import type { RowMapping } from "./imports.ts";

const singleRoles = ["userId", "email", "phone", "anonymousId", "messageId"] as const;

/** What a column is for; "none" leaves it out. */
export type Role = (typeof singleRoles)[number] | "event" | "time" | "property" | "trait" | "none";
export type ValueType = RowMapping["properties"][number]["type"];
type TimeFormat = NonNullable<RowMapping["time"]>["format"];

/** What a mapping makes of one column. */
export interface ColumnUse {
  role: Role;
  /** What a property or trait is called. */
  name: string;
  type: ValueType;
}

/** What a mapping makes of a column. */
export function useOf(mapping: RowMapping, column: string): ColumnUse {
  const single = singleRoles.find((role) => mapping[role] === column);
  if (single) return { role: single, ...plain(column) };
  if (mapping.time?.column === column) return { role: "time", ...plain(column) };
  if (mapping.event && "column" in mapping.event && mapping.event.column === column)
    return { role: "event", ...plain(column) };
  const property = mapping.properties.find((one) => one.column === column);
  if (property) return { role: "property", name: property.name, type: property.type };
  const trait = mapping.traits.find((one) => one.column === column);
  if (trait) return { role: "trait", name: trait.name, type: trait.type };
  return { role: "none", ...plain(column) };
}

function plain(column: string): Pick<ColumnUse, "name" | "type"> {
  return { name: column.trim().slice(0, 200), type: "text" };
}

/** Gives a column another role. Whatever else had a role that only one may have becomes a property again. */
export function withUse(mapping: RowMapping, column: string, { role, name, type }: ColumnUse): RowMapping {
  const without = withoutColumn(mapping, column);
  if (role === "none") return without;
  if (role === "property") return { ...without, properties: [...without.properties, { column, name, type }] };
  if (role === "trait") return { ...without, traits: [...without.traits, { column, name, type }] };
  const freed = withoutHolder(without, role);
  if (role === "time") return { ...freed, time: { column, format: mapping.time?.format ?? "iso" } };
  if (role === "event") return { ...freed, event: { column } };
  return { ...freed, [role]: column };
}

/** Rows that tell what happened, or only who somebody is: then everything known of them are traits. */
export function withHappening(mapping: RowMapping, happens: boolean, name: string): RowMapping {
  if (happens === (mapping.event !== null)) return mapping;
  if (happens) return { ...mapping, event: { constant: name } };
  const taken = new Set(mapping.traits.map((trait) => trait.name));
  const traits = [...mapping.traits, ...mapping.properties.filter((property) => !taken.has(property.name))];
  return { ...mapping, event: null, time: null, messageId: null, properties: [], traits };
}

/** Reads the time column's texts in another way. */
export function withTimeFormat(mapping: RowMapping, format: TimeFormat): RowMapping {
  return mapping.time ? { ...mapping, time: { ...mapping.time, format } } : mapping;
}

export const fallbackName = "Imported";

function withoutColumn(mapping: RowMapping, column: string): RowMapping {
  const single = Object.fromEntries(singleRoles.map((role) => [role, other(mapping[role], column)]));
  const { event, time, properties, traits } = mapping;
  return {
    ...mapping,
    ...single,
    event: event && "column" in event && event.column === column ? { constant: fallbackName } : event,
    time: time?.column === column ? null : time,
    properties: properties.filter((one) => one.column !== column),
    traits: traits.filter((one) => one.column !== column),
  };
}

function other(held: string | null, column: string): string | null {
  return held === column ? null : held;
}

function withoutHolder(mapping: RowMapping, role: Exclude<Role, "none" | "property" | "trait">): RowMapping {
  const holder = holderOf(mapping, role);
  if (holder === null) return mapping;
  const freed = withoutColumn(mapping, holder);
  const kept = { column: holder, ...plain(holder) };
  return mapping.event === null
    ? { ...freed, traits: [...freed.traits, kept] }
    : { ...freed, properties: [...freed.properties, kept] };
}

function holderOf(mapping: RowMapping, role: Exclude<Role, "none" | "property" | "trait">): string | null {
  if (role === "time") return mapping.time?.column ?? null;
  if (role === "event") return mapping.event && "column" in mapping.event ? mapping.event.column : null;
  return mapping[role];
}
