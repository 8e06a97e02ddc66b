import { type JWTPayload, SignJWT } from "jose";
import { expect, test } from "vitest";
import { tokenProof } from "./identity-token.ts";

const secret = "the workspace's identity secret, 32 bytes or more";
const now = Math.floor(Date.now() / 1000);
const hour = 3600;

const signed = (claims: JWTPayload, key = secret, alg = "HS256") =>
  new SignJWT({ sub: "noor", ...claims }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));

const proves = async (token: string) => (await tokenProof(token, secret)).trust === "token";

test.each<[string, JWTPayload]>([
  ["expires in an hour", { exp: now + hour }],
  ["expires in a month, and was made long ago", { exp: now + 720 * hour, iat: now - 720 * hour }],
  ["was made just now", { iat: now }],
  ["was made 23 hours ago", { iat: now - 23 * hour }],
  ["was made by a clock that is half a minute ahead", { iat: now + 30 }],
])("a token that %s is proof", async (_, claims) => {
  expect(await proves(await signed(claims))).toBe(true);
});

test.each<[string, JWTPayload]>([
  ["says neither when it expires nor when it was made", {}],
  ["expired an hour ago", { exp: now - hour }],
  ["expired an hour ago, though it was made today", { exp: now - hour, iat: now - 2 * hour }],
  ["was made 25 hours ago and does not expire", { iat: now - 25 * hour }],
  ["was made in the future and does not expire", { iat: now + hour }],
  ["is not valid yet", { exp: now + 2 * hour, nbf: now + hour }],
])("a token that %s is none", async (_, claims) => {
  expect(await proves(await signed(claims))).toBe(false);
});

test("only our own secret and algorithm count", async () => {
  const claims = { exp: now + hour };
  expect(await proves(await signed(claims, "another secret, which is 32 bytes or more long"))).toBe(false);
  expect(await proves(await signed(claims, secret.repeat(2), "HS512"))).toBe(false);
  const unsigned = [{ alg: "none" }, { sub: "noor", ...claims }].map((part) => btoa(JSON.stringify(part))).join(".");
  expect(await proves(`${unsigned}.`)).toBe(false);
  expect(await proves("no token")).toBe(false);
});
