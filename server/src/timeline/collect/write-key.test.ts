import { expect, test } from "vitest";
import { writeKeyOf } from "./write-key.ts";

const basic = (user: string) => `Basic ${Buffer.from(user).toString("base64")}`;
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

test.each([
  ["Basic user", { authorization: basic("key:") }],
  ["Basic user without its colon", { authorization: basic("key") }],
  ["Basic user with a password", { authorization: basic("key:secret:more") }],
  ["basic in small letters", { authorization: basic("key:").replace("Basic", "basic ") }],
  ["X-Write-Key", { header: "key" }],
  ["X-Write-Key sent twice", { header: ["key", "other"] }],
  ["Bearer", { authorization: "Bearer key" }],
  ["writeKey in the body", { body: { writeKey: "key" } }],
  ["write_key in the body", { body: { write_key: "key" } }],
  ["writeKey in the query", { query: { writeKey: "key" } }],
  ["the body beside an OAuth token", { authorization: `Bearer ${jwt}`, body: { writeKey: "key" } }],
  ["the body beside an empty Basic user", { authorization: basic(":"), body: { writeKey: "key" } }],
  ["the body beside Basic that is no base64", { authorization: "Basic !", body: { writeKey: "key" } }],
])("the key is found in %s", (_where, carriers) => {
  expect(writeKeyOf(carriers)).toBe("key");
});

test("Basic goes before X-Write-Key, that before Bearer, that before the body, that before the query", () => {
  const rest = { body: { writeKey: "body", write_key: "snake" }, query: { writeKey: "query" } };
  expect(writeKeyOf({ authorization: basic("basic:"), header: "header", ...rest })).toBe("basic");
  expect(writeKeyOf({ authorization: "Bearer bearer", header: "header", ...rest })).toBe("header");
  expect(writeKeyOf({ authorization: "Bearer bearer", ...rest })).toBe("bearer");
  expect(writeKeyOf(rest)).toBe("body");
  expect(writeKeyOf({ query: rest.query })).toBe("query");
});

test.each([
  ["nothing", {}],
  ["a number", { body: { writeKey: 7 } }],
  ["two in the query", { query: { writeKey: ["a", "b"] } }],
  ["a NUL character", { body: { writeKey: "a\0b" } }],
  ["a blank", { body: { writeKey: "a b" } }],
  ["a whole book", { body: { writeKey: "k".repeat(201) } }],
  ["an OAuth token alone", { authorization: `Bearer ${jwt}` }],
])("%s is no key", (_what, carriers) => {
  expect(writeKeyOf(carriers)).toBeNull();
});
