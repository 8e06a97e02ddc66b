import { Refusal } from "../../kernel/refusal.ts";
import { type Priority, priorities, type State, states } from "../shapes.ts";
import { wordsOf } from "./words.ts";

/** What somebody looks for, as typed into one field. */
export interface Question {
  /** Folded words that must all be there; the last one may be a beginning while one still types. */
  words: string[];
  /** Folded words in this order, side by side. */
  phrases: string[];
  /** Folded words that must not be there. */
  without: string[];
  /** Whether the last word stands open: more letters may come. */
  unfinished: boolean;
  from: string[];
  tags: string[];
  channels: string[];
  states: State[];
  priorities: Priority[];
  assignee: string | null;
  kinds: ("inbound" | "reply" | "note" | "title")[];
  hasFiles: boolean;
  number: number | null;
  /** Local dates of the workspace: before the first instant of one, from the first instant of the other. */
  before: string | null;
  after: string | null;
}

/** What can be asked for by field, with an example; the palette and the help show it. */
export const fields = {
  from: "from:noor",
  tag: "tag:refund",
  channel: "channel:email",
  is: "is:open",
  priority: "priority:urgent",
  assignee: "assignee:me",
  in: "in:notes",
  has: "has:file",
  before: "before:2026-01-31",
  after: "after:2025-12-01",
} as const;
type Field = keyof typeof fields;

const parts = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"?|(\S+))/gu;

/** Reads what was typed; a field that does not exist is taken for words, a value that cannot be is refused. */
export function questionOf(typed: string): Question {
  const question: Question = {
    ...{ words: [], phrases: [], without: [], unfinished: /[\p{L}\p{N}]$/u.test(typed), from: [], tags: [] },
    ...{ channels: [], states: [], priorities: [], assignee: null, kinds: [], hasFiles: false, number: null },
    ...{ before: null, after: null },
  };
  for (const [whole, minus, field, quoted, bare] of typed.matchAll(parts)) {
    const value = (quoted ?? bare ?? "").trim();
    const known = field?.toLowerCase();
    if (known && known in fields && !minus) takeField(question, known as Field, value);
    else
      takeWords(question, field ? whole.replace(/^-/, "") : value, {
        minus: minus === "-",
        quoted: quoted !== undefined && !field,
      });
  }
  return question;
}

function takeWords(question: Question, text: string, { minus, quoted }: { minus: boolean; quoted: boolean }): void {
  const number = /^#(\d{1,15})$/.exec(text);
  if (number) {
    question.number = Number(number[1]);
    return;
  }
  const words = wordsOf(text).map(({ folded }) => folded);
  if (words.length === 0) return;
  if (minus) question.without.push(...words);
  else if (words.length === 1) question.words.push(words[0]!);
  // What is written together, such as an order's number with dashes, is meant together.
  else question.phrases.push(words.join(" "));
  if (quoted) question.unfinished = false;
}

function takeField(question: Question, field: Field, value: string): void {
  if (!value) return;
  switch (field) {
    case "from":
      question.from.push(value);
      return;
    case "tag":
      question.tags.push(value);
      return;
    case "channel":
      question.channels.push(value.toLowerCase());
      return;
    case "assignee":
      question.assignee = value;
      return;
    case "is":
      question.states.push(oneOf(states, field, value));
      return;
    case "priority":
      question.priorities.push(oneOf(priorities, field, value));
      return;
    case "in":
      question.kinds.push(kindOf[oneOf(["notes", "replies", "messages", "titles"] as const, field, value)]);
      return;
    case "has":
      oneOf(["file", "files"] as const, field, value);
      question.hasFiles = true;
      return;
    case "before":
    case "after":
      question[field] = dateOf(field, value);
  }
}

const kindOf = { notes: "note", replies: "reply", messages: "inbound", titles: "title" } as const;

function oneOf<Value extends string>(values: readonly Value[], field: Field, value: string): Value {
  const found = values.find((one) => one === value.toLowerCase());
  if (!found) throw new Refusal("bad_input", `“${field}:” takes one of ${values.join(", ")}, not “${value}”.`, "q");
  return found;
}

function dateOf(field: Field, value: string): string {
  const full = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(full) ? new Date(`${full}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(full))
    throw new Refusal("bad_input", `“${field}:” takes a date such as ${field}:2026-01-31, not “${value}”.`, "q");
  return full;
}
