import { expect, test } from "vitest";
import { copyDatabase } from "../../database.fixture.ts";
import { startServer } from "../../server.fixture.ts";
import { fileOf } from "./files.fixture.ts";
import { importFile } from "./import-file.ts";
import { touchpointsOf } from "./imports.fixture.ts";
import { planFor } from "./preview-import.ts";
import { sampleOf } from "./sample.ts";

const rows = [
  "user_id,time,event",
  ...Array.from({ length: 3 }, (_, day) => `u-${day},2026-03-0${day + 1},Shop Visited`),
];

test("an import by the command line that was stopped goes on when it is asked for again", async () => {
  await using at = await copyDatabase();
  await using on = await startServer(at);
  await using file = await fileOf(rows.join("\n"), "visits.csv");
  const plan = planFor(await sampleOf(file.path), undefined, {
    fileName: "visits.csv",
    timeZone: "UTC",
    country: "DE",
  });
  const { workspaceId } = on.owner;
  const author = { actor: "command line", ip: "", userAgent: "" };
  const resumed: boolean[] = [];
  const run = (signal: AbortSignal) =>
    importFile(on.server.kernel, {
      workspaceId,
      path: file.path,
      plan,
      author,
      signal,
      begun: (_, is) => resumed.push(is),
    });

  const broken = await run(AbortSignal.abort()).catch(() => undefined);
  const whole = await run(new AbortController().signal);

  expect(resumed).toEqual([false, true]);
  if (broken) expect(whole.importId).toBe(broken.importId);
  expect(await touchpointsOf(at, workspaceId)).toHaveLength(3);
});
