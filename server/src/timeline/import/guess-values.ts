import { limits } from "../collect/limits.ts";
import type { TimeFormat, ValueType } from "./plan.ts";
import { timeReaders } from "./read-time.ts";
import { fits } from "./read-value.ts";

/**
 * The format in which most of these are times, if nearly all are; of day first and month first, the preferred one when
 * both would do.
 */
export function guessTimeFormat(texts: readonly string[], prefersDayFirst = true): TimeFormat | undefined {
  // Where months come first, dates are never written with points.
  const isPointed = texts.every((text) => /^\s*\d{1,2}\./.test(text));
  const [likely, other] =
    prefersDayFirst || isPointed ? (["day_first", "month_first"] as const) : (["month_first", "day_first"] as const);
  const formats = ["iso", "yyyymmdd", likely, other, "epoch_seconds", "epoch_milliseconds"] as const;
  const counted = formats.map((format) => ({ format, times: texts.filter((text) => isTime(text, format)).length }));
  const best = counted.reduce((one, other) => (other.times > one.times ? other : one));
  return best.times > 0 && best.times >= texts.length * 0.8 ? best.format : undefined;
}

// A number of few digits is rather an amount than an epoch.
const looksLikeEpoch = /^\d{9,10}(\.\d+)?$|^\d{12,13}$/;

function isTime(text: string, format: TimeFormat): boolean {
  const bare = text.trim();
  if (format.startsWith("epoch") && !looksLikeEpoch.test(bare)) return false;
  const time = timeReaders[format](bare, (shown) => shown);
  return time !== null && time >= limits.earliest && time < latest;
}

const latest = Date.UTC(2100, 0, 1);

/** What all of these texts hold. Numbers with leading zeroes are rather codes, and stay text. */
export function guessValueType(texts: readonly string[]): ValueType {
  if (texts.length === 0) return "text";
  const all = (type: ValueType) => texts.every((text) => fits(text, type));
  if (texts.every((text) => /^\s*[[{]/.test(text)) && all("json")) return "json";
  if (texts.some((text) => /^\s*[-+]?0\d/.test(text))) return "text";
  if (texts.every((text) => /^\s*(true|false|yes|no|t|f|y|n)\s*$/i.test(text))) return "boolean";
  if (all("number")) return "number";
  return all("number_with_comma") ? "number_with_comma" : "text";
}
