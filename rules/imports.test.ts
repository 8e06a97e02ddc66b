import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// The law is only worth what it catches, so every rule of `.dependency-cruiser.cjs` has an offence here, planted in a
// house of empty files.

const root = join(import.meta.dirname, "..");
const law = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as { forbidden: { name: string }[] };

const packages = ["zod", "pg", "fastify", "@orpc/contract", "undeclared"];
const files = [
  ...["workspaces", "people", "timeline", "channels", "desk", "insight", "sample"].flatMap((name) =>
    ["contract", "public", "capability", "routes", "rule", "rule.sql"].map((file) => `server/src/${name}/${file}.ts`),
  ),
  ...["kernel/clock", "kernel/contract", "channels/email/mail", "channels/sms/text", "start", "database.fixture"].map(
    (file) => `server/src/${file}.ts`,
  ),
  ...["parts/button", "screens/people/list", "screens/live/feed", "shell/shell"].map(
    (name) => `console/src/${name}.tsx`,
  ),
  ...["sdk/src/client.ts", "simulator/src/life.ts", "bench/src/load.ts"],
];

/** Which file imports what, and the rule that this breaks. */
const offences: Record<string, [string, string]> = {
  "workspaces-calls-backwards": ["server/src/workspaces/a.ts", "../people/public.ts"],
  "people-calls-backwards": ["server/src/people/a.ts", "../timeline/rule.ts"],
  "timeline-calls-backwards": ["server/src/timeline/a.ts", "../sample/public.ts"],
  "channels-calls-backwards": ["server/src/channels/a.ts", "../desk/public.ts"],
  "desk-calls-backwards": ["server/src/desk/a.ts", "../insight/rule.ts"],
  "insight-calls-backwards": ["server/src/insight/a.ts", "../sample/public.ts"],
  "kernel-knows-no-capability": ["server/src/kernel/a.ts", "../people/contract.ts"],
  "capabilities-have-two-doors": ["server/src/timeline/b.ts", "../people/rule.ts"],
  "the-house-enters-by-the-doors": ["server/src/start.ts", "./people/rule.ts"],
  "manifests-are-read-by-the-list": ["server/src/people/b.ts", "./capability.ts"],
  "the-list-reads-manifests": ["server/src/capabilities.ts", "./people/rule.ts"],
  "contracts-import-contracts": ["server/src/people/contract.ts", "../workspaces/rule.ts"],
  "contracts-are-for-browsers-too": ["server/src/people/contract.ts", "node:fs"],
  "contracts-reach-no-edges": ["server/src/timeline/contract.ts", "./rule.sql.ts"],
  "queries-stay-at-home": ["server/src/timeline/c.ts", "../people/rule.sql.ts"],
  "queries-stay-in-capabilities": ["server/src/start.ts", "./people/rule.sql.ts"],
  "only-sql-files-speak-sql": ["server/src/people/c.ts", "pg"],
  "queries-know-no-edges": ["server/src/people/d.sql.ts", "./routes.ts"],
  "console-imports-contracts": ["console/src/shell/a.ts", "../../../server/src/people/rule.ts"],
  "sdk-imports-types-of-contracts": ["sdk/src/a.ts", "../../server/src/people/contract.ts"],
  "sdk-imports-types-of-contracts-alone": ["sdk/src/b.ts", "../../server/src/people/rule.ts"],
  "sdk-has-no-dependency": ["sdk/src/c.ts", "zod"],
  "simulator-uses-public-doors": ["simulator/src/a.ts", "../../server/src/people/rule.ts"],
  "server-needs-no-console": ["server/src/people/e.ts", "../../../bench/src/load.ts"],
  "parts-know-nothing-else": ["console/src/parts/a.tsx", "../shell/shell.tsx"],
  "screens-do-not-import-screens": ["console/src/screens/live/a.tsx", "../people/list.tsx"],
  "channels-do-not-import-channels": ["server/src/channels/sms/a.ts", "../email/mail.ts"],
  "no-cycles": ["server/src/kernel/clock-again.ts", "./clock.ts"],
  "packages-are-declared": ["server/src/people/f.ts", "undeclared"],
  "imports-lead-somewhere": ["server/src/people/g.ts", "./nowhere.ts"],
  "tests-stay-out-of-the-product": ["server/src/start.ts", "./database.fixture.ts"],
};

const innocent: [string, string][] = [
  ["server/src/timeline/d.ts", "../people/public.ts"],
  ["server/src/people/h.ts", "../timeline/contract.ts"],
  ["server/src/people/i.test.ts", "../timeline/rule.ts"],
  ["server/src/people/j.sql.ts", "pg"],
  ["console/src/shell/b.ts", "../../../server/src/people/contract.ts"],
];

let house: string;
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "throughline-law-"));
});
afterAll(() => rm(house, { recursive: true }));

test("every rule of the law catches its offence, and lets the innocent be", async () => {
  expect(Object.keys(offences).sort()).toEqual(law.forbidden.map(({ name }) => name).sort());

  await build();
  const found = await cruise();
  for (const [rule, [from]] of Object.entries(offences)) expect(found).toContain(`${rule}: ${from}`);
  for (const [from] of innocent) expect(found.filter((offence) => offence.endsWith(` ${from}`))).toEqual([]);
});

async function build(): Promise<void> {
  const texts = new Map(files.map((path) => [path, ""]));
  const add = ([from, to]: [string, string]) =>
    texts.set(from, `${texts.get(from) ?? ""}import ${JSON.stringify(to)};\n`);
  Object.values(offences).forEach(add);
  innocent.forEach(add);
  add(["server/src/kernel/clock.ts", "./clock-again.ts"]);
  const list =
    "export const capabilities: readonly Capability[] = [workspaces, people, timeline, channels, desk, insight, sample];\n";
  texts.set("server/src/capabilities.ts", `${texts.get("server/src/capabilities.ts")}${list}`);
  for (const name of packages) {
    texts.set(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "main.js" }`);
    texts.set(`node_modules/${name}/main.js`, "");
  }
  const dependencies = Object.fromEntries(packages.slice(0, -1).map((name) => [name, "*"]));
  texts.set("package.json", JSON.stringify({ name: "house", type: "module", dependencies }));
  for (const [path, text] of texts) {
    await mkdir(join(house, dirname(path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  await copyFile(join(root, ".dependency-cruiser.cjs"), join(house, ".dependency-cruiser.cjs"));
}

/** The offences that dependency-cruiser finds, as "rule: file". */
function cruise(): Promise<string[]> {
  const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const folders = ["server/src", "console", "sdk", "simulator", "bench"];
  const args = ["--import", join(root, "rules/typescript-6.mjs"), cruiser, "--output-type", "json", ...folders];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 64e6 }, (_failed, stdout, stderr) => {
      if (!stdout) return reject(new Error(stderr));
      const { violations } = JSON.parse(stdout).summary as { violations: { from: string; rule: { name: string } }[] };
      resolve(violations.map(({ from, rule }) => `${rule.name}: ${from}`));
    });
  });
}
