import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{server,console,sdk,simulator,bench}/src/**/*.test.{ts,tsx}", "{rules,docs}/**/*.test.ts"],
    globalSetup: ["./server/src/postgres.setup.ts"],
    reporters: ["default", "./rules/closing-line.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
