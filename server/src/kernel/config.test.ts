import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("without settings it serves on localhost:4600 from ./data", () => {
  expect(readConfig({})).toMatchObject({
    PORT: 4600,
    HOST: "localhost",
    PUBLIC_URL: "http://localhost:4600",
    DEMO: false,
  });
});

test("an empty setting is one that is not set", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "" }).PORT).toBe(4600);
});

test.each([
  [{ PORT: "many" }, /PORT is not usable \(it is "many"\)/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL is not usable/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL/],
  [{ SIGN_IN_SECRET: "short" }, /SIGN_IN_SECRET is not usable: must have at least 32 characters/],
  [{ FILES_S3_BUCKET: "kestrel", FILES_S3_KEY: "key", FILES_S3_SECRET: "secret" }, /FILES_S3_ENDPOINT.* set together/],
  [{ FILES_S3_ENDPOINT: "https://s3.example.com" }, /FILES_S3_ENDPOINT.* set together/],
  [{ OIDC_ISSUER: "https://id.example.com" }, /OIDC_CLIENT_ID/],
])("a wrong setting ends the start with one sentence that names it: %j", (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

test("a wrong secret is not repeated in the sentence", () => {
  expect(() => readConfig({ SIGN_IN_SECRET: "hunter2" })).toThrow(expect.not.stringContaining("hunter2"));
});
