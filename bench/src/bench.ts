import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chat } from "./chat.ts";
import type { Bench, Figure } from "./figure.ts";
import { inbox } from "./inbox.ts";
import { ingest } from "./ingest.ts";
import { routing } from "./routing.ts";
import { start } from "./start.ts";
import { timeline } from "./timeline.ts";

const benches: readonly Bench[] = [ingest, timeline, start, chat, inbox, routing];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
});

const say = (text: string) => process.stderr.write(`${text}\n`);
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown) {
  say(`There is no bench “${unknown}”. There are: ${benches.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
);
for (const bench of chosen) {
  say(`${bench.name}: ${bench.about}`);
  for (const figure of await bench.run({ quick: values.quick, say })) print(figure);
}

function print(figure: Figure): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    return;
  }
  const ratio = figure.ratio === undefined ? "" : `, ratio ${figure.ratio.toFixed(2)}`;
  const beside = figure.peer ? `  (${figure.peer}: ${shown(figure.peerValue)}${ratio})` : "";
  process.stdout.write(
    `${figure.ok ? "ok  " : "MISS"} ${figure.name}: ${shown(figure.value)} ${figure.unit}, target ${figure.target}${beside}\n`,
  );
}

function shown(value: number | undefined): string {
  return value === undefined ? "–" : value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
}
