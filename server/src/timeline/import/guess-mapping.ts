import { isItemKind } from "../collect/path.ts";
import { guessTimeFormat, guessValueType } from "./guess-values.ts";
import type { Mapping, Named, RowMapping, ValueType } from "./plan.ts";

/** A column with some of the values in it. */
export interface Column {
  name: string;
  values: unknown[];
}

/** What a guess may go by besides the columns. */
export interface Surroundings {
  fileName: string;
  isJson: boolean;
  prefersDayFirst: boolean;
  timeZone: string;
}

/** Guesses what the columns of a file mean, by their names and by what is in them. */
export function guessMapping(columns: readonly Column[], surroundings: Surroundings): Mapping {
  if (surroundings.isJson && areMessages(columns)) return { shape: "messages" };
  const time = guessTime(columns, surroundings.prefersDayFirst);
  const taken = new Set(time ? [time.column] : []);
  const take = (pattern: RegExp, fitting: (column: Column) => boolean = () => true): string | null => {
    const free = columns.filter(({ name }) => !taken.has(name));
    const found = free.find((column) => isCalled(column, pattern) && fitting(column));
    if (found) taken.add(found.name);
    return found?.name ?? null;
  };
  const roles = {
    email: take(/^(\w+_)?e_?mail(_?address|_?adresse)?$/, areEmails) ?? take(/./, areEmails),
    anonymousId: take(/^(anonymous|visitor|device|cookie|browser)_?(id|uuid)$/),
    userId: take(
      /^(user|customer|client|member|account|contact|shopper|person|kunden?)_?(id|no|nr|number|nummer|key|ref)$/,
    ),
    phone: take(/^(\w+_)?(phone|mobile|cell|tel|telephone|telefon|handy|msisdn)(_?(number|no|nummer))?$/),
    messageId: take(/^((message|event|touchpoint)_?(id|uuid)|uuid)$/, areUnique),
  };
  const name = time ? take(/^(event|event_?(name|type)|action|activity|touchpoint)$/) : null;
  const rest = columns.filter((column) => !taken.has(column.name) && column.values.some(isFilled));
  return {
    shape: "rows",
    ...roles,
    event: time ? (name === null ? { constant: guessName(rest, surroundings.fileName) } : { column: name }) : null,
    time,
    timeZone: surroundings.timeZone,
    properties: rest.filter((column) => time && !isTrait(column)).map((column) => named(column, surroundings.isJson)),
    traits: rest.filter((column) => !time || isTrait(column)).map((column) => named(column, surroundings.isJson)),
    channel: null,
  };
}

function plain(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_");
}

/** Whether a column has such a name, be it under a path: "user.id" is called user_id and id. */
function isCalled({ name }: { name: string }, pattern: RegExp): boolean {
  return pattern.test(plain(name)) || pattern.test(plain(name.replace(/^.*\./, "")));
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== "string" || value.trim() !== "");
}

function textsOf({ values }: Column): string[] {
  return values.filter(isFilled).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
}

function areMessages(columns: readonly Column[]): boolean {
  const column = (name: string) => columns.find((one) => one.name === name);
  const isAboutSomebody = column("userId") ?? column("anonymousId");
  const types = column("type")?.values ?? [];
  return isAboutSomebody !== undefined && types.filter(isItemKind).length * 2 > types.length;
}

function areEmails(column: Column): boolean {
  const texts = textsOf(column);
  return texts.length > 0 && texts.every((text) => /^\s*[^@\s]+@[^@\s]+\s*$/.test(text));
}

function areUnique(column: Column): boolean {
  const texts = textsOf(column);
  return new Set(texts).size === column.values.length;
}

const timeName = /(^|_)(time|timestamp|date|at|when|on|day|occurred|created|datum|zeit|zeitpunkt|fecha|data)(_|$)/;
const bestTimeName = /^(timestamp|occurred_at|original_timestamp|event_time|time)$/;
const birthName = /birth|geburt|dob/;

function guessTime(columns: readonly Column[], prefersDayFirst: boolean): RowMapping["time"] {
  const times = columns.flatMap((column) => {
    const format = birthName.test(plain(column.name)) ? undefined : guessTimeFormat(textsOf(column), prefersDayFirst);
    return format ? [{ column: column.name, format }] : [];
  });
  const named = (pattern: RegExp) => times.find(({ column }) => isCalled({ name: column }, pattern));
  return named(bestTimeName) ?? named(timeName) ?? times[0] ?? null;
}

const traitName =
  /^(first|last|full|given|family|customer|user|contact)_?name$|^(birthday|date_of_birth|vorname|nachname)$/;

function isTrait({ name }: Column): boolean {
  return traitName.test(plain(name)) || /^(traits|user|customer)\./.test(name);
}

const orderName = /^(revenue|total|amount|price|value|order_?(id|total|value)|dollar_value|betrag|umsatz)$/;

function guessName(columns: readonly Column[], fileName: string): string {
  if (columns.some((column) => orderName.test(plain(column.name)))) return "Order Completed";
  const words = fileName
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
  return words === "" ? "Imported" : words.charAt(0).toUpperCase() + words.slice(1, 100);
}

const codeName = /(^|_)(id|no|nr|code|sku|zip|postcode|postal_?code|plz|phone)$/;

function named(column: Column, isJson: boolean): Named {
  return { column: column.name, name: column.name.slice(0, 200).trim(), type: guessType(column, isJson) };
}

/** What the values of a column are. */
export function guessType(column: Column, isJson: boolean): ValueType {
  if (isJson) return "json";
  const type = guessValueType(textsOf(column));
  return type === "number" && codeName.test(plain(column.name)) ? "text" : type;
}
