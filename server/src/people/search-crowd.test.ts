import { afterAll, beforeAll, expect, test } from "vitest";
import { gatherCrowd } from "./crowd.fixture.ts";
import { fold } from "./search-entries.ts";
import { openStage, type Stage } from "./stage.fixture.ts";

// Where very many answer, the search goes other ways than where few do.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { workspaceId } = stage.on.owner;
  const { rows } = await stage.at.owner.query("select subject_salt from workspaces.workspace where workspace_id = $1", [
    workspaceId,
  ]);
  await gatherCrowd(stage.at.db, workspaceId, rows[0].subject_salt, 8000);
}, 120_000);
afterAll(() => stage[Symbol.asyncDispose]());

interface Found {
  name: string;
  email: string;
  company: string | null;
}

/** What those who are found can be found by. */
const wordsFor = async (q: string): Promise<string[]> =>
  (await stage.api<{ people: Found[] }>("GET", `/people?limit=50&q=${encodeURIComponent(q)}`)).people.map((one) =>
    fold([one.name, one.email, one.company].join(" ")),
  );

test("a beginning that hundreds share shows those who have it", async () => {
  const found = await wordsFor("mar");
  expect(found).toHaveLength(50);
  expect(found.filter((words) => !/(^|[ @.])mar/.test(words))).toEqual([]);
});

test("of two beginnings that hundreds share, those are shown who have both", async () => {
  const found = await wordsFor("s ma");
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((words) => !/(^|[ @.])s/.test(words) || !/(^|[ @.])ma/.test(words))).toEqual([]);
});
