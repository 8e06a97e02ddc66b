import { channels } from "../../parts/channels.ts";
import type { Role, ValueType } from "./column-roles.ts";
import type { Format, RowMapping } from "./imports.ts";

const roleWords: Record<Role, string> = {
  userId: "User id",
  email: "Email",
  phone: "Phone",
  anonymousId: "Anonymous id",
  event: "What happened",
  time: "Time",
  messageId: "Row’s own id",
  property: "Property",
  trait: "Trait of the person",
  none: "Leave out",
};

const ofPeople: readonly Role[] = ["userId", "email", "phone", "anonymousId", "trait", "none"];

/** What a column can be for, in rows that tell what happened or only who somebody is. */
export function roleChoices(happens: boolean) {
  const roles = happens ? (Object.keys(roleWords) as Role[]) : ofPeople;
  return roles.map((value) => ({ value, label: roleWords[value] }));
}

const typeWords: Record<ValueType, string> = {
  text: "Text",
  number: "Number 1.5",
  number_with_comma: "Number 1,5",
  boolean: "Yes or no",
  json: "JSON",
};
export const typeChoices = choices(typeWords);

const timeFormatWords: Record<NonNullable<RowMapping["time"]>["format"], string> = {
  iso: "Year-month-day",
  yyyymmdd: "YYYYMMDD",
  day_first: "Day first",
  month_first: "Month first",
  epoch_seconds: "Unix seconds",
  epoch_milliseconds: "Unix milliseconds",
};
export const timeFormatChoices = choices(timeFormatWords);

const encodingWords: Record<Format["encoding"], string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little-endian",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows-1252",
};
export const encodingChoices = choices(encodingWords);

export const formatChoices = choices<Format["kind"]>({ csv: "Rows and columns", json_lines: "JSON Lines" });

const delimiterWords: Record<string, string> = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Bar",
  ":": "Colon",
  " ": "Space",
  blanks: "Any blanks",
};

/** The usual delimiters, and the one in use if it is none of them. */
export function delimiterChoices(used: string) {
  return choices(used in delimiterWords ? delimiterWords : { ...delimiterWords, [used]: used });
}

export const quoteChoices = choices({ '"': "Double quotes", "'": "Single quotes", none: "None" });
export const headerChoices = choices({ names: "Names the columns", data: "Is data" });

const { server: _server, ...customerChannels } = channels;
/** The channels that rows can have come by. */
export const channelChoices = [
  { value: "catalogue", label: "As the name says" },
  ...Object.entries(customerChannels).map(([value, { label, icon }]) => ({ value, label, icon })),
];

function choices<Value extends string>(words: Record<Value, string>): { value: Value; label: string }[] {
  return (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));
}
