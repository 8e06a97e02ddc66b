import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace } from "../kernel/database.ts";
import {
  errorsFile,
  importFile,
  type Plan,
  type Sample,
  showImport,
  shownPreview,
  sourceOf,
} from "../timeline/public.ts";
import { type Command, type ExitCode, exitCodes, Misuse, type Surroundings } from "./command.ts";
import { findWorkspace } from "./find-workspace.ts";
import { type ImportOptions, importOptions, plannedImport } from "./import-options.ts";
import { planInWords, progressLine, resultInWords } from "./import-report.ts";
import { withKernel } from "./with-kernel.ts";

/** Imports a file of touchpoints or of people. */
export const importing: Command = {
  name: "import",
  summary: "import touchpoints or people from a CSV, JSON Lines or column file",
  usage: `FILE [--workspace ID|NAME] [--columns ROLE,…] [--map COLUMN=ROLE]… [--name EVENT] …

  Without options the file's format and what its columns mean are guessed, and told. The same file again changes
  nothing; an import that broke off goes on where it was when the command is given again.

  --columns ROLE,…     what each column is, in the order of the file
  --map COLUMN=ROLE    what one column is, over the guess; may be repeated
                       ROLE is user_id, anonymous_id, email, phone, message_id, event, time[:FORMAT],
                       trait.NAME[:TYPE], - for nothing, or else the name of a property[:TYPE]
                       FORMAT is iso, yyyymmdd, day_first, month_first, epoch_seconds, epoch_milliseconds
                       TYPE is text, number, number_with_comma, boolean, json
  --name EVENT         what happened, if no column says so: --name "Order Completed"
  --channel CHANNEL    how it reached the company: web, email, voice, in-store, delivery, …
  --time-zone ZONE     of times that name none; the workspace's own if not given
  --delimiter D        comma, semicolon, tab, pipe, blanks (any run of spaces and tabs), or a character
  --encoding E         utf-8, utf-16le, utf-16be, windows-1252
  --header yes|no      whether the first row names the columns
  --errors FILE        write the rows that could not be imported there, with line and reason
  --dry-run            show what the first rows would become, and import nothing
  --json               print the result as one JSON object`,
  async run(words, surroundings) {
    const { file, options } = importOptions(words);
    const path = resolve(surroundings.folder, file);
    const found = await stat(path).catch((error: Error) =>
      Promise.reject(new Misuse(`${file} cannot be read: ${error.message}.`)),
    );
    if (!found.isFile() || found.size === 0) throw new Misuse(`${file} is ${found.isFile() ? "empty" : "no file"}.`);
    return withKernel(surroundings, async (kernel) => {
      const workspace = await findWorkspace(kernel, options.workspace);
      const { sample, plan } = await plannedImport(path, basename(path), options, workspace);
      surroundings.tell(`${basename(path)} into ${workspace.name}\n${planInWords(plan)}`);
      const at = { workspaceId: workspace.workspaceId, path, plan };
      if (options["dry-run"]) return showFirstRows(kernel, at.workspaceId, sample, plan, surroundings);
      return runWith(kernel, surroundings, options, at, found.size);
    });
  },
};

async function showFirstRows(
  kernel: Kernel,
  workspaceId: string,
  sample: Sample,
  plan: Plan,
  { out }: Surroundings,
): Promise<ExitCode> {
  const source = await inWorkspace(kernel.db, workspaceId, (tx) =>
    sourceOf(tx, { workspaceId, importId: workspaceId }),
  );
  const { rows, problem } = shownPreview(sample, plan, source, kernel.clock.now().getTime());
  if (problem) throw new Misuse(problem.sentence);
  for (const { line, touchpoint, error } of rows) out(`${JSON.stringify({ line, ...(touchpoint ?? { error }) })}\n`);
  return exitCodes.fine;
}

async function runWith(
  kernel: Kernel,
  surroundings: Surroundings,
  options: ImportOptions,
  at: { workspaceId: string; path: string; plan: Plan },
  fileBytes: number,
): Promise<ExitCode> {
  const { out, tell, signal } = surroundings;
  const line = progressLine(surroundings, fileBytes);
  const author = { actor: "command line", ip: "", userAgent: "command line" };
  const begun = (_importId: string, isResumed: boolean) => isResumed && tell("  going on where it broke off\n");
  const { importId, outcome } = await importFile(kernel, { ...at, author, signal, begun, moved: line.moved });
  const seconds = line.done();

  const shown = await showImport(kernel.db, { workspaceId: at.workspaceId, importId });
  out(
    options.json
      ? `${JSON.stringify({ ...shown, outcome, seconds })}\n`
      : resultInWords({ ...shown, position: shown.bytes }, seconds),
  );
  for (const { line: number, reason } of options.errors ? [] : shown.errors.slice(0, 5))
    tell(`  line ${number}: ${reason}\n`);
  if (options.errors) {
    const text = Readable.from(errorsFile(kernel, { workspaceId: at.workspaceId, importId }));
    await pipeline(text, createWriteStream(resolve(surroundings.folder, options.errors)));
  } else if (shown.faulty > 5) tell("  … The others: import the file again with --errors FILE.\n");
  return endedWith(outcome, shown, tell);
}

function endedWith(
  outcome: string,
  { faulty, reason }: { faulty: number; reason: string | null },
  tell: (text: string) => void,
): ExitCode {
  if (outcome === "completed") return faulty > 0 ? exitCodes.someRowsFaulty : exitCodes.fine;
  if (outcome === "stopped") tell("Stopped. The same command goes on from here.\n");
  if (outcome === "cancelled") tell("The import was cancelled in the console. What it stored stays.\n");
  if (outcome === "outrun") tell("The same import is being run by another process.\n");
  if (outcome === "failed") tell(`${reason}\n`);
  return outcome === "stopped" ? exitCodes.stopped : exitCodes.failed;
}
