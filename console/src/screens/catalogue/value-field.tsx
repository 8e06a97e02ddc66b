import { Button } from "../../parts/button.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { TextField } from "../../parts/text-field.tsx";
import type { NumberProperty, RecentValues } from "./recent-values.ts";

interface ValueFieldProps {
  value: string | null | undefined;
  recent: RecentValues | undefined;
  error?: string | undefined;
  onChange: (value: string | null) => void;
}

const mostOffered = 6;

/** Which property holds the value: typed, or taken from what has arrived lately. */
export function ValueField({ value, recent, error, onChange }: ValueFieldProps) {
  const taken = new Set((value ?? "").split("|").map((path) => path.trim()));
  const offered = recent?.properties.filter(({ path }) => !taken.has(path)).slice(0, mostOffered) ?? [];
  const add = (path: string) => onChange(value ? `${value}|${path}` : path);
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Value property"
        optional
        error={error}
        hint={hintOf(value, recent)}
        placeholder="revenue or order.total"
        spellCheck={false}
        autoComplete="off"
        value={value ?? ""}
        onValueChange={(text) => onChange(text.trim() === "" ? null : text)}
      />
      {offered.length > 0 && (
        <div className="flex flex-wrap items-center gap-1">
          <span className="mr-1 text-meta text-muted">{value ? "Or, if it is missing:" : "Numbers seen lately:"}</span>
          {offered.map((property) => (
            <Offer key={property.path} property={property} onTake={() => add(property.path)} />
          ))}
        </div>
      )}
    </div>
  );
}

function Offer({ property: { path, example }, onTake }: { property: NumberProperty; onTake: () => void }) {
  return (
    <Button size="small" onClick={onTake}>
      <span className="font-mono">{path}</span>
      <span className="font-normal text-muted tabular-nums">{shortNumber(example)}</span>
    </Button>
  );
}

function hintOf(value: string | null | undefined, recent: RecentValues | undefined): string {
  if (!value) return "The number that each touchpoint is worth, such as an amount or a rating.";
  if (!recent || recent.touchpoints === 0) return "A path with dots; alternatives are divided by |.";
  const { times, example } = recent.withValue(value);
  const of = `${formatNumber(times)} of the latest ${formatNumber(recent.touchpoints)} touchpoints`;
  return example === null
    ? `None of the latest ${formatNumber(recent.touchpoints)} touchpoints has a number there.`
    : `${of} have a number there, such as ${shortNumber(example)}.`;
}

function shortNumber(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}
