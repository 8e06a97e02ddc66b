/** A time as clocks in the file's time zone show it, so that it can be held against the file. */
export function formatTimeIn(timeZone: string | undefined, at: Date): string {
  return new Intl.DateTimeFormat(undefined, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(at);
}
