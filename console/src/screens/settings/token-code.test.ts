import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenByHand, tokenWithPackage } from "./token-code.ts";

const secret = "a secret of thirty-two characters";

let folder: string;
beforeAll(async () => {
  // Inside the repository, so that the code finds the package that it imports.
  folder = await mkdtemp(join(import.meta.dirname, "../../../../node_modules/.token-code-"));
  process.env.THROUGHLINE_IDENTITY_SECRET = secret;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ["with jose", tokenWithPackage],
  ["without packages", tokenByHand],
])("the code that is shown signs a token that proves who somebody is: %s", async (way, code) => {
  const file = join(folder, `${way.replaceAll(" ", "-")}.mjs`);
  await writeFile(file, code);
  const { identityToken } = await import(file);
  const token = await identityToken({ id: "user-42", email: "noor@example.com" });

  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ["HS256"] });
  expect(payload).toMatchObject({ sub: "user-42", email: "noor@example.com" });
  expect(payload.exp! * 1000).toBeGreaterThan(Date.now());
});
