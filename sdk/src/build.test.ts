import { expect, test } from "vitest";
import { buildSdk } from "../build.ts";

test("the script for browsers is at most 4 KB gzip", async () => {
  expect(await buildSdk()).toBeLessThanOrEqual(4096);
});
