import type { Plan, Progress } from "../timeline/public.ts";
import type { Surroundings } from "./command.ts";

const count = new Intl.NumberFormat("en-US");

/** Says how a file is read and what its columns become, so that a wrong guess is seen. */
export function planInWords({ format, mapping }: Plan): string {
  const kind =
    format.kind === "csv" ? `${delimiterInWords(format.delimiter)}${format.header ? ", header" : ""}` : "JSON Lines";
  const lines = [`  ${kind}, ${format.encoding}`];
  if (mapping.shape === "messages") return `${[...lines, "  each line is a message"].join("\n")}\n`;
  const { event, time, timeZone, channel, properties, traits, ...columns } = mapping;
  const ids = Object.entries(columns).filter(([role, column]) => role !== "shape" && column !== null);
  lines.push(
    ...ids.map(([role, column]) => `  ${column} → ${role.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
  );
  if (time) lines.push(`  ${time.column} → time (${time.format}, ${timeZone})`);
  if (event && "column" in event) lines.push(`  ${event.column} → event`);
  lines.push(...properties.map(({ column, name, type }) => `  ${column} → ${name} (${type})`));
  lines.push(...traits.map(({ column, name, type }) => `  ${column} → trait ${name} (${type})`));
  if (event && "constant" in event) lines.push(`  each row is “${event.constant}”${channel ? ` by ${channel}` : ""}`);
  if (event === null) lines.push("  each row says who somebody is");
  return `${lines.join("\n")}\n`;
}

function delimiterInWords(delimiter: string): string {
  const names: Record<string, string> = { "\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars" };
  return `columns divided by ${names[delimiter] ?? delimiter}`;
}

/** What the import of a file came to. */
export function resultInWords({ rows, stored, alreadyThere, faulty }: Progress, seconds: number): string {
  const parts = [`${count.format(stored)} imported`, `${count.format(alreadyThere)} there already`];
  if (faulty > 0) parts.push(`${count.format(faulty)} not importable`);
  const speed = seconds > 0 ? `, ${count.format(Math.round(rows / seconds))} rows/s` : "";
  return `${count.format(rows)} rows: ${parts.join(", ")} (${seconds.toFixed(1)} s${speed}).\n`;
}

const everyMilliseconds = { terminal: 200, file: 5000 };

/** Tells how far an import has come: on a terminal on one line, elsewhere on a line every few seconds. */
export function progressLine({ tell, isTerminal }: Surroundings, fileBytes: number) {
  const began = performance.now();
  let told = isTerminal ? Number.NEGATIVE_INFINITY : began;
  return {
    moved({ rows, position, faulty }: Progress): void {
      const now = performance.now();
      if (now - told < (isTerminal ? everyMilliseconds.terminal : everyMilliseconds.file)) return;
      told = now;
      const share = `${Math.floor((position / fileBytes) * 100)} %`;
      const line = `  ${share}  ${count.format(rows)} rows${faulty > 0 ? `, ${count.format(faulty)} not importable` : ""}`;
      tell(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    /** Clears the line; returns how many seconds it took. */
    done(): number {
      if (isTerminal) tell("\r\u001b[2K");
      return (performance.now() - began) / 1000;
    },
  };
}
