import { readArguments, type SimulateArguments, usage } from "./arguments.ts";
import { type Progress, sendThrough } from "./doors.ts";
import { simulateCompany } from "./simulate-company.ts";
import { openTruthFile } from "./truth-file.ts";

const given = process.argv.slice(2);
if (given.includes("--help")) console.log(usage);
else process.exitCode = await run(given);

async function run(given: readonly string[]): Promise<0 | 1 | 2> {
  const asked = readOrExplain(given);
  if (!asked) return 2;
  try {
    await simulate(asked);
    return 0;
  } catch (error) {
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    return 1;
  }
}

function readOrExplain(given: readonly string[]): SimulateArguments | undefined {
  try {
    return readArguments(given, new Date());
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n\n${usage}\n`);
    return undefined;
  }
}

async function simulate({ url, key, truth, ...company }: SimulateArguments): Promise<void> {
  using book = truth === undefined ? undefined : openTruthFile(truth);
  const cancel = new AbortController();
  process.once("SIGINT", () =>
    cancel.abort(new Error("Cancelled. What was sent stays; the same command sends the rest.")),
  );
  const began = performance.now();
  const onProgress = ({ sent }: Progress) => process.stderr.write(`\r${line(sent, began)}`);
  const messages = simulateCompany({ ...company, onTruth: book?.write });
  const { sent, rejected, because } = await sendThrough({ url, key, onProgress, signal: cancel.signal }, messages);
  process.stderr.write(`\r${line(sent, began)}, done.\n`);
  if (rejected > 0) throw new Error(`The server rejected ${rejected} of them, the first because: ${because}`);
}

function line(sent: number, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${sent.toLocaleString("en")} messages sent in ${seconds.toFixed(0)} s (${Math.round(sent / seconds)} a second)`;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
