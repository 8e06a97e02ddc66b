import { defineConfig } from "vitest/config";
import { reportQueries } from "./rules/queries-run.ts";

export default defineConfig({
  plugins: [reportQueries],
  test: {
    include: ["{server,console,sdk,widget,simulator,bench}/src/**/*.test.{ts,tsx}", "{rules,docs}/**/*.test.ts"],
    globalSetup: ["./server/src/postgres.setup.ts"],
    setupFiles: ["./rules/queries-run.setup.ts"],
    reporters: ["default", "./rules/closing-line.ts"],
    testTimeout: 30_000,
    // A busy machine may take longer than the second that is the default; a quiet one does not wait for it.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
