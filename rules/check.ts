// `npm run check`: everything that can be said about the code without running the product. One line a step; what a step
// has to say is shown where it fails.
import { spawnSync } from "node:child_process";

const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
const cruised = ["server/src", "console", "sdk", "widget", "simulator", "bench", "rules", "docs", "vitest.config.ts"];

const steps: { says: string; command: string; args: string[] }[] = [
  { says: "Format and lint", command: "biome", args: ["check", "--error-on-warnings", "."] },
  { says: "Types", command: "tsc", args: ["-p", "."] },
  { says: "Types of the console", command: "tsc", args: ["-p", "console"] },
  { says: "Types of the widget", command: "tsc", args: ["-p", "widget"] },
  { says: "Imports", command: "node", args: ["--import", "./rules/typescript-6.mjs", cruiser, ...cruised] },
  {
    says: "Architecture, schema types",
    command: "vitest",
    args: ["run", "--silent=true", "rules/", "server/src/architecture/"],
  },
];

const failed = steps.filter((step) => !holds(step));
if (failed.length > 0) {
  process.stdout.write(`\nNot yet: ${failed.map(({ says }) => says.toLowerCase()).join(", ")}.\n`);
  process.stdout.write(`${steps.length - failed.length} passed, ${failed.length} failed, 0 skipped\n`);
  process.exit(1);
}

function holds({ says, command, args }: (typeof steps)[number]): boolean {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 64e6 });
  const ok = status === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${ok ? "✓" : "✗"} ${says} (${seconds} s)\n`);
  if (!ok) process.stdout.write(`\n${stdout}${stderr}${error?.message ?? ""}\n`);
  return ok;
}
