import { rmSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import { queriesOf, queriesRun, recordQueries } from "./queries-run.ts";
import { sourceFiles, textOf } from "./sources.ts";

/** Ends a test run with the one line that people and machines look for: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onInit(): void {
    recordQueries();
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    // A file that breaks before its tests, or after them, fails too.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const forgotten = forgottenQueries(modules);
    if (forgotten.length > 0) process.exitCode = 1;
    const failed = count("failed", "pending") + broken + forgotten.length;
    // Last of all, whatever other reporters have still to say.
    process.once("exit", () => {
      for (const query of forgotten) process.stdout.write(`No test runs ${query}\n`);
      process.stdout.write(`${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped\n`);
    });
  }
}

/** What no test ran, where all tests did run. */
function forgottenQueries(modules: readonly TestModule[]): string[] {
  const run = queriesRun();
  rmSync(process.env.QUERIES_RUN ?? "", { force: true });
  const files = sourceFiles();
  if (modules.length < files.filter((path) => /[.]test[.]tsx?$/.test(path)).length) return [];
  return files
    .filter((path) => path.endsWith(".sql.ts"))
    .flatMap((path) => queriesOf(path, textOf(path)))
    .filter((query) => !run.has(query));
}
