import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { KeyRing } from "./key-ring.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

test("known and unknown keys are looked up once, and again once forgotten", async () => {
  const asked = vi.spyOn(at.pool, "connect");
  const ring = new KeyRing(at.db);
  const unknown = `wk_${"0".repeat(22)}`;
  await Promise.all(Array.from({ length: 100 }, () => ring.find(unknown)));
  expect(asked).toHaveBeenCalledTimes(1);
  ring.forget();
  await ring.find(unknown);
  expect(asked).toHaveBeenCalledTimes(2);
});

test("what cannot be a key is never looked up", async () => {
  const asked = vi.spyOn(at.pool, "connect").mockClear();
  const ring = new KeyRing(at.db);
  for (const text of ["", "wk_", "null", `wk_${"0".repeat(23)}`, `sk_${"0".repeat(22)}`, `wk_${"-".repeat(22)}`])
    expect(await ring.find(text)).toBeUndefined();
  expect(asked).not.toHaveBeenCalled();
});
