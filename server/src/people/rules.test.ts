import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../server.fixture.ts";
import { openStage, type Stage } from "./stage.fixture.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const withCard = (userId: string, card: unknown) => ({ type: "identify", userId, traits: { card, name: userId } });
interface Page {
  people: object[];
}

interface Suggestion {
  subjectId: string;
  otherId: string;
  personId: string;
  otherPersonId: string;
}

const make = (trait: string, mode: string) => stage.api<{ ruleId: string }>("POST", "/identity-rules", { trait, mode });

test("who shares the number of a card is one, before the rule and after it, and two again once it is removed", async () => {
  await stage.prove(
    withCard("ada", "K-1"),
    withCard("bea", "K-1"),
    withCard("cleo", "K-2"),
    withCard("dora", "unknown"),
  );
  await stage.settled();
  const before = await stage.snapshot();

  const { ruleId } = await make("card", "join");
  await stage.settled();
  const ada = await stage.personOf("user_id", "ada");
  // Two user ids are more than one person may have, so the card goes to the newer of them; with two allowed, they are one.
  expect(await stage.personOf("user_id", "bea")).not.toBe(ada);
  await stage.api("PUT", "/identifier-limits/user_id", { most: 3 });
  await stage.settled();
  expect(await stage.personOf("user_id", "bea")).toBe(await stage.personOf("user_id", "ada"));
  expect(await stage.personOf("user_id", "cleo")).not.toBe(await stage.personOf("user_id", "ada"));

  await stage.prove(withCard("eve", "K-1"), withCard("fay", "unknown"));
  await stage.settled();
  expect(await stage.personOf("user_id", "eve")).toBe(await stage.personOf("user_id", "ada"));
  expect(await stage.personOf("user_id", "fay")).not.toBe(await stage.personOf("user_id", "dora"));
  const { identifiers } = await stage.api<{ identifiers: object[] }>(
    "GET",
    `/people/${await stage.personOf("user_id", "ada")}`,
  );
  expect(identifiers).toContainEqual(expect.objectContaining({ kind: "trait:card", value: "K-1", standing: "proven" }));
  const told = await stage.api<Page>("GET", "/people?q=K-1");
  expect(told.people).toHaveLength(1);

  await stage.api("DELETE", `/identity-rules/${ruleId}`);
  await stage.api("PUT", "/identifier-limits/user_id", { most: null });
  await stage.settled();
  expect(await stage.personOf("user_id", "eve")).not.toBe(await stage.personOf("user_id", "ada"));
  expect((await stage.api<Page>("GET", "/people?q=K-1")).people).toHaveLength(0);
  const after = JSON.stringify(await stage.snapshot());
  for (const row of (before as { holding: { row: string }[] }).holding)
    expect(after).toContain(JSON.stringify(row.row).slice(1, -1));
  expect(after).not.toContain("trait:card");
});

test("a rule that suggests joins nobody, and what it suggests goes when it is removed", async () => {
  const { ruleId } = await make("tax number", "suggest");
  await stage.prove(
    { type: "identify", userId: "gil", traits: { "tax number": 4711 } },
    { type: "identify", userId: "hal", traits: { "tax number": "4711" } },
  );
  await stage.settled();
  const [gil, hal] = [await stage.personOf("user_id", "gil"), await stage.personOf("user_id", "hal")];
  expect(gil).not.toBe(hal);
  const suggestions = await stage.api<Suggestion[]>("GET", "/suggestions");
  expect(suggestions).toHaveLength(1);
  expect([suggestions[0]?.personId, suggestions[0]?.otherPersonId].sort()).toEqual([gil, hal].sort());
  expect(suggestions[0]).toMatchObject({ reason: "rule", kind: "trait:tax number", value: "4711" });

  const { subjectId, otherId } = suggestions[0]!;
  await stage.api("POST", "/suggestions/dismissals", { subjectId, otherId });
  expect(await stage.api("GET", "/suggestions")).toEqual([]);
  await stage.api("DELETE", "/suggestions/dismissals", { subjectId, otherId });
  const merged = await stage.api<{ mergeId: string }>("POST", "/suggestions/acceptances", {
    subjectId,
    otherId,
    note: "seen both passports",
  });
  expect(await stage.personOf("user_id", "gil")).toBe(await stage.personOf("user_id", "hal"));
  expect(await stage.api("GET", "/suggestions")).toEqual([]);
  await stage.api("DELETE", `/merges/${merged.mergeId}`);
  expect(await stage.api("GET", "/suggestions")).toHaveLength(1);

  await stage.api("DELETE", `/identity-rules/${ruleId}`);
  await stage.settled();
  expect(await stage.api("GET", "/suggestions")).toEqual([]);
});

test("what a browser says of a trait joins nobody by rule", async () => {
  await make("member", "join");
  await stage.prove({ type: "identify", userId: "ida", traits: { member: "M-1" } });
  await stage.claim({ type: "identify", anonymousId: "a-stranger", traits: { member: "M-1" } });
  await stage.settled();
  expect(await stage.personOf("anonymous_id", "a-stranger")).not.toBe(await stage.personOf("user_id", "ida"));
});

test("two rules about one trait are refused, and every change of a rule is audited", async () => {
  await expect(make("member", "suggest")).rejects.toThrow("already");
  await expect(stage.api("PUT", "/identifier-limits/shoe_size", { most: 2 })).rejects.toThrow("no kind");
  const rules = await stage.api<{ trait: string; removedAt: string | null }[]>("GET", "/identity-rules");
  expect(rules.map(({ trait, removedAt }) => [trait, removedAt !== null])).toEqual([
    ["member", false],
    ["tax number", true],
    ["card", true],
  ]);
  const { entries } = await stage.api<{ entries: { act: string }[] }>("GET", "/audit?limit=10");
  const acts = entries.map(({ act }) => act);
  expect(acts).toEqual(
    expect.arrayContaining(["identity_rule.made", "identity_rule.removed", "identifier_limit.changed"]),
  );
  const limits = await stage.api("GET", "/identifier-limits");
  expect(limits).toContainEqual({ kind: "trait:member", most: 10, usual: 10 });
});

test("a lower limit parts whom it no longer allows to be one, and tells why", async () => {
  await stage.prove(
    { type: "identify", userId: "jon", anonymousId: "jon-1", traits: { email: "jon@example.org" } },
    { type: "identify", userId: "jon", traits: { email: "jon@example.net" } },
  );
  await stage.settled();
  const jon = await stage.personOf("user_id", "jon");
  expect(await stage.personOf("email", "jon@example.net")).toBe(jon);
  const { reviewId } = await stage.api<{ reviewId: string }>("PUT", "/identifier-limits/email", { most: 1 });
  await stage.settled();
  expect(await stage.personOf("email", "jon@example.net")).not.toBe(await stage.personOf("email", "jon@example.org"));
  expect(await stage.api("GET", "/conflicts")).toContainEqual(expect.objectContaining({ because: "email" }));
  const reviews = await stage.api<object[]>("GET", "/identity-reviews");
  expect(reviews[0]).toMatchObject({ reviewId, because: "limits", progress: 1 });
  await stage.api("PUT", "/identifier-limits/email", { most: null });
  await stage.settled();
  expect(await stage.personOf("email", "jon@example.net")).toBe(jon);
});

test("switching to trusting claims joins those whom claims only suggested, and back again parts them", async () => {
  await stage.prove({ type: "identify", userId: "kim", traits: { email: "kim@example.org" } });
  await stage.claim({ type: "identify", anonymousId: "kims-phone", traits: { email: "kim@example.org" } });
  await stage.settled();
  const kim = await stage.personOf("user_id", "kim");
  const before = await stage.snapshot();
  expect(await stage.api("GET", "/suggestions")).toHaveLength(1);

  const trust = async (trustsClaims: boolean) => {
    const { url, owner } = stage.on;
    const path = `/api/workspaces/${owner.workspaceId}`;
    expect(await ask(url, "PATCH", path, { cookie: owner.cookie, body: { trustsClaims } })).toMatchObject({
      status: 200,
    });
    await expect
      .poll(async () => (await stage.api<object[]>("GET", "/identity-reviews"))[0], { timeout: 10_000 })
      .toMatchObject({ because: "claims_trust" });
    await expect
      .poll(async () => (await stage.at.owner.query("select trusted from people.claims_trusted")).rows, {
        timeout: 10_000,
      })
      .toEqual([{ trusted: trustsClaims }]);
    await stage.settled();
  };
  await trust(true);
  expect(await stage.personOf("anonymous_id", "kims-phone")).toBe(kim);
  expect(await stage.api("GET", "/suggestions")).toEqual([]);
  await trust(false);
  expect(await stage.snapshot()).toEqual(before);
});
