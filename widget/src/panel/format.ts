import type { Language } from "../languages.ts";

/** How times, sizes and numbers are written in a language. */
export interface Format {
  time(at: string | number): string;
  /** "today", "yesterday", "Monday 2 March". */
  day(at: string | number): string;
  /** The shortest that is clear: the time for today, else the date. */
  moment(at: string | number): string;
  /** A day and a time to come: "Monday 09:00". */
  soon(at: string): string;
  duration(seconds: number): string;
  size(bytes: number): string;
}

/** Writes with the browser's own knowledge of the language, in the visitor's time zone. */
export function formatIn(language: Language, now: () => number = Date.now): Format {
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (at: string | number) => format.format(new Date(at));
  };
  const time = written({ hour: "numeric", minute: "2-digit" });
  const thisYear = written({ weekday: "long", day: "numeric", month: "long" });
  const otherYear = written({ day: "numeric", month: "long", year: "numeric" });
  const short = written({ day: "numeric", month: "short" });
  const coming = written({ weekday: "long", hour: "numeric", minute: "2-digit" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit: name,
      unitDisplay: name.endsWith("byte") ? "short" : "long",
      maximumFractionDigits: digits,
    }).format(value);

  return {
    time,
    day(at) {
      const days = daysBetween(now(), at);
      if (days === 0 || days === -1) return relative.format(days, "day");
      return new Date(at).getFullYear() === new Date(now()).getFullYear() ? thisYear(at) : otherYear(at);
    },
    moment: (at) => (daysBetween(now(), at) === 0 ? time(at) : short(at)),
    soon: (at) => (daysBetween(now(), at) === 0 ? time(at) : coming(at)),
    duration(seconds) {
      if (seconds < 60) return unit(Math.max(1, Math.ceil(seconds)), "second");
      if (seconds < 5400) return unit(Math.round(seconds / 60), "minute");
      if (seconds < 129_600) return unit(Math.round(seconds / 3600), "hour");
      return unit(Math.round(seconds / 86_400), "day");
    },
    size(bytes) {
      if (bytes < 1000) return unit(bytes, "byte");
      if (bytes < 1e6) return unit(Math.round(bytes / 1000), "kilobyte");
      return unit(bytes / 1e6, "megabyte", 1);
    },
  };
}

// By the calendar of the visitor's time zone: what was said at 23:59 was said yesterday at midnight.
function daysBetween(from: number, to: string | number): number {
  const midnight = (at: string | number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** Fills a text's `{name}` and the like. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
