import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openDoor } from "./door.fixture.ts";
import type { Truth } from "./truth.ts";

const program = fileURLToPath(new URL("simulate.ts", import.meta.url));

function simulate(...given: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...given], (_error, output, errors) =>
      resolve({ code: child.exitCode ?? -1, said: output + errors }),
    );
  });
}

test("the command sends a company and writes the truth beside it", async () => {
  await using door = await openDoor();
  const folder = mkdtempSync(join(tmpdir(), "simulate-"));
  const truth = join(folder, "truth.jsonl");
  const company = ["--people", "30", "--days", "60", "--seed", "3", "--until", "2026-11-22", "--truth", truth];
  const { code, said } = await simulate("--url", door.url, "--secret-key", "secret", ...company);

  const lines = readFileSync(truth, "utf8").trimEnd().split("\n");
  rmSync(folder, { recursive: true });
  expect(code).toBe(0);
  expect(said).toContain(`${door.accepted.length.toLocaleString("en")} messages sent`);
  expect(door.accepted.length).toBeGreaterThan(100);
  const people = lines.map((line) => JSON.parse(line) as Truth).filter((record) => record.truth === "person");
  expect(people.length).toBeGreaterThanOrEqual(30);
});

test("a wrong command line is explained, and a server that refuses is quoted", async () => {
  expect(await simulate("--url", "localhost")).toMatchObject({
    code: 2,
    said: expect.stringContaining("--url must be an address"),
  });
  expect(await simulate("--url", "http://localhost:1")).toMatchObject({
    code: 2,
    said: expect.stringContaining("--secret-key is missing."),
  });
  expect(await simulate("--people", "many")).toMatchObject({ code: 2, said: expect.stringContaining('not "many"') });
  expect((await simulate("--help")).code).toBe(0);

  await using door = await openDoor((response) => {
    response.writeHead(401).end();
    return true;
  });
  const refused = await simulate("--url", door.url, "--secret-key", "no");
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("does not accept this key") });
});
