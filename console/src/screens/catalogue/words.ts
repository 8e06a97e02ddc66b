import { channels } from "../../parts/channels.ts";
import { type Stage, stageLabels, stages } from "../../parts/stages.ts";
import type { Field } from "./draft.ts";
import type { Meaning } from "./entry.ts";

export const departmentWords: Record<Meaning["department"], string> = {
  marketing: "Marketing",
  sales: "Sales",
  product: "Product",
  finance: "Finance",
  logistics: "Logistics",
  retail: "Retail",
  service: "Service",
};

export const purposeWords: Record<NonNullable<Meaning["purpose"]>, string> = {
  solve_a_problem: "Solve a problem",
  ask_a_question: "Ask a question",
  compare_options: "Compare options",
  get_something_done: "Get something done",
};

export const outcomeWords: Record<NonNullable<Meaning["outcome"]>, string> = {
  success: "Success",
  failure: "Failure",
  neutral: "Neutral",
};

export const directionWords: Record<Meaning["direction"], string> = {
  inbound: "From the customer",
  outbound: "From the company",
};

export const fieldWords: Record<Field, string> = {
  stage: "Stage",
  channel: "Channel",
  department: "Department",
  purpose: "Purpose",
  outcome: "Outcome",
  direction: "Direction",
  valueProperty: "Value property",
  isOrder: "Is an order",
};

/** What stands for null in each field that may be empty. */
export const emptyWords = {
  stage: "No stage",
  channel: "As it arrives",
  purpose: "None in particular",
  outcome: "Not judged",
  valueProperty: "No value",
} as const;

const wordsOf: Partial<Record<Field, Record<string, string>>> = {
  stage: stageLabels,
  channel: Object.fromEntries(Object.entries(channels).map(([channel, { label }]) => [channel, label])),
  department: departmentWords,
  purpose: purposeWords,
  outcome: outcomeWords,
  direction: directionWords,
};

/** A field's value in words; absent is what nobody has said. */
export function inWords(field: Field, value: Meaning[Field] | undefined): string {
  if (value === undefined) return "—";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (value === null) return field in emptyWords ? emptyWords[field as keyof typeof emptyWords] : "—";
  return wordsOf[field]?.[value] ?? value;
}

export interface Choice {
  value: string;
  label: string;
}

/** The choices of a field that is one of some words, with the empty one first where there is one. */
export function choicesOf(field: keyof typeof choosable): Choice[] {
  const words = Object.entries(choosable[field]).map(([value, label]) => ({ value, label }));
  return field in emptyWords ? [{ value: none, label: emptyWords[field as keyof typeof emptyWords] }, ...words] : words;
}

/** How a select says null, since it knows texts only. */
export const none = "none";

const channelWords = wordsOf.channel!;
const { server: _server, ...customerChannels } = channelWords;
const choosable = {
  stage: Object.fromEntries(stages.map((stage: Stage) => [stage, stageLabels[stage]])),
  channel: customerChannels,
  department: departmentWords,
  purpose: purposeWords,
  outcome: outcomeWords,
  direction: directionWords,
};
