import type { Reporter, TestModule } from "vitest/node";

/** Ends a test run with the one line that people and machines look for: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    // A file that breaks before its tests, or after them, fails too.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const line = `${count("passed")} passed, ${count("failed", "pending") + broken} failed, ${count("skipped")} skipped`;
    // Last of all, whatever other reporters have still to say.
    process.once("exit", () => process.stdout.write(`${line}\n`));
  }
}
