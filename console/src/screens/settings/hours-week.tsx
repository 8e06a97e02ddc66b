import { refusalOf } from "../../api/refusal.ts";
import { type Definition, useOpenWeek } from "./hours-data.ts";

/** The seven days from today on, with when they are open. */
export function HoursWeek({ definition }: { definition: Definition }) {
  const { data, error } = useOpenWeek(definition);
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: definition.timeZone });
  return (
    <section aria-label="Open this week" className="rounded-md border bg-sunken px-3 py-2">
      <h3 className="mb-1 font-medium">Open this week</h3>
      {error && <p className="text-danger-text">{refusalOf(error).sentence}</p>}
      <dl className="text-meta">
        {data?.days.map(({ date, holiday, open }) => (
          <div key={date} className="flex justify-between gap-2 py-0.5">
            <dt className="shrink-0 text-muted">{dayOf(date)}</dt>
            <dd className="text-right tabular-nums">
              {holiday !== null && (holiday || "Holiday")}
              {holiday === null && open.length === 0 && "Closed"}
              {open.map(({ from, to }) => (
                <div key={from.getTime()}>{time.formatRange(from, to)}</div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {data && <p className="mt-1 text-meta text-muted">{Math.round(data.openMinutes / 6) / 10} hours in all</p>}
    </section>
  );
}

function dayOf(date: string): string {
  const format = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", format);
}
