import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "../people/stage.fixture.ts";
import { ask } from "../server.fixture.ts";
import { placeOf } from "./import/place.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const tracesOf = async (text: string): Promise<string[]> => {
  const tables = ["touchpoint", "name_seen", "meaning", "import", "quarantined"].map((name) => `timeline.${name}`);
  const found = tables.map((table) =>
    stage.at.owner.query(`select 1 from ${table} r where strpos(lower(r::text), lower($1)) > 0`, [text]),
  );
  return (await Promise.all(found)).flatMap(({ rows }, at) => (rows.length > 0 ? [tables[at]!] : []));
};

async function erase(userId: string): Promise<void> {
  const personId = await stage.personOf("user_id", userId);
  await stage.api("POST", `/people/${personId}/erasure`, { confirm: personId });
}

async function upload(fileName: string, text: string): Promise<string> {
  const { url, owner } = stage.on;
  const response = await fetch(`${url}/api/workspaces/${owner.workspaceId}/imports?fileName=${fileName}`, {
    method: "POST",
    headers: { cookie: owner.cookie, origin: url, "content-type": "text/csv" },
    body: text,
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { importId: string }).importId;
}

const stateOf = async (importId: string): Promise<string> => {
  const { url, owner } = stage.on;
  const { body } = await ask<{ state: string }>(
    url,
    "GET",
    `/api/workspaces/${owner.workspaceId}/imports/${importId}`,
    {
      cookie: owner.cookie,
    },
  );
  return body.state;
};

const filesHere = () => readdir(placeOf(stage.on.server.kernel).folder);

test("a name that mentions somebody erased is another name, for whomever it stood, and counts as before", async () => {
  await stage.prove(
    { type: "identify", userId: "ada-4711", traits: { email: "ada.lind@example.com" } },
    { type: "track", userId: "ada-4711", event: "Mail to Ada.Lind@example.com opened" },
    { type: "track", userId: "bea-4712", event: "Referred ada-4711" },
    { type: "track", userId: "bea-4712", event: "Level 42 Reached" },
  );
  await stage.settled();
  await stage.api("PUT", `/catalogue/${encodeURIComponent("Referred ada-4711")}`, {
    channel: null,
    stage: "advocacy",
    department: "marketing",
    purpose: null,
    outcome: null,
    direction: "inbound",
    valueProperty: null,
    isOrder: false,
  });
  expect(await tracesOf("ada.lind")).toEqual(["timeline.touchpoint", "timeline.name_seen"]);

  await erase("ada-4711");

  expect(await tracesOf("ada.lind")).toEqual([]);
  expect(await tracesOf("ada-4711")).toEqual([]);
  const { rows } = await stage.at.owner.query(
    "select name, touchpoints from timeline.name_seen where name in ('(erased)', 'Level 42 Reached') order by 1",
  );
  expect(rows).toEqual([
    { name: "(erased)", touchpoints: 2 },
    { name: "Level 42 Reached", touchpoints: 1 },
  ]);
  const bea = await stage.api<{ card: { touchpoints: number } }>(
    "GET",
    `/people/${await stage.personOf("user_id", "bea-4712")}`,
  );
  expect(bea.card.touchpoints).toBe(2);
});

test("an id that is an ordinary word or number takes no name along", async () => {
  await stage.prove(
    { type: "track", userId: "42", event: "Level 42 Reached" },
    { type: "track", userId: "checkout", event: "Checkout Started" },
  );
  await stage.settled();
  await erase("42");
  await erase("checkout");
  const { rows } = await stage.at.owner.query(
    "select name from timeline.name_seen where name in ('Level 42 Reached', 'Checkout Started') order by 1",
  );
  expect(rows).toEqual([{ name: "Checkout Started" }, { name: "Level 42 Reached" }]);
});

test("an upload that waits and mentions somebody erased is discarded with its file, and every other one stays", async () => {
  await stage.prove({
    type: "identify",
    userId: "cleo-9001",
    traits: { email: "cleo@example.com", phone: "+49 30 9018 2077" },
  });
  await stage.settled();
  const filler = "someone@example.org;12\n".repeat(60_000);
  const byEmail = await upload("till.csv", `email;amount\n${filler}CLEO@example.com;3\n`);
  const byPhone = await upload("calls.csv", "phone;call\n030 / 9018-2077;missed\n");
  const other = await upload("other.csv", "email;amount\ncleopatra@example.com;3\nxcleo@example.com;4\n");
  const named = await upload("cleo@example.com.csv", "email;amount\nsomeone@example.org;3\n");

  await erase("cleo-9001");

  expect(await Promise.all([byEmail, byPhone, other, named].map(stateOf))).toEqual([
    "cancelled",
    "cancelled",
    "uploaded",
    "uploaded",
  ]);
  await expect.poll(async () => (await filesHere()).includes(byEmail), { timeout: 10_000 }).toBe(false);
  await expect.poll(async () => (await filesHere()).includes(byPhone), { timeout: 10_000 }).toBe(false);
  expect(await filesHere()).toEqual(expect.arrayContaining([other, named]));
  expect(await tracesOf("cleo@example.com")).toEqual([]);
});

test("an upload on another server's disk, which nobody can look into, is discarded too", async () => {
  await stage.prove({ type: "identify", userId: "dora-9002" });
  await stage.settled();
  const elsewhere = await upload("elsewhere.csv", "email;amount\nsomeone@example.org;3\n");
  await stage.at.owner.query("update timeline.import set place = $1 where import_id = $2", [
    "00000000-0000-4000-8000-000000000000",
    elsewhere,
  ]);
  await erase("dora-9002");
  expect(await stateOf(elsewhere)).toBe("cancelled");
});
