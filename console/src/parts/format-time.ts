const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const fullDate = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** When something happened, in as few words as tell: now, 12 s ago, 4 min ago, 3 h ago, Tue 14:02, 12 Mar, 12 Mar 2024. */
export function formatRelativeTime(at: Date, now: Date): string {
  const ago = now.getTime() - at.getTime();
  if (ago < -5_000) return formatDateAndTime(at);
  if (ago < 5_000) return "now";
  if (ago < minute) return `${Math.floor(ago / 1_000)} s ago`;
  if (ago < hour) return `${Math.floor(ago / minute)} min ago`;
  if (ago < day) return `${Math.floor(ago / hour)} h ago`;
  if (ago < 6 * day) return `${weekday.format(at)} ${clock.format(at)}`;
  return at.getFullYear() === now.getFullYear() ? dayAndMonth.format(at) : fullDate.format(at);
}

/** The exact time in words, to the second and with the zone. */
export function formatExactTime(at: Date): string {
  return exact.format(at);
}

/** Day and minute, for lists in which every line has its time. */
export function formatDateAndTime(at: Date): string {
  return `${fullDate.format(at)}, ${clock.format(at)}`;
}

/** Hours and minutes only, where the day stands above. */
export function formatClock(at: Date): string {
  return clock.format(at);
}
