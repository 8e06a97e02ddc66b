import { describe, expect, test } from "vitest";
import { isPlaceholder } from "./placeholder.ts";

describe("a user or anonymous id that stands for nobody", () => {
  test.each([
    "null",
    "NULL",
    "undefined",
    "nil",
    "<nil>",
    "None",
    "NaN",
    "n/a",
    "N/A",
    "na",
    "0",
    "-1",
    "000000",
    "-",
    "---",
    "?",
    "...",
    "true",
    "False",
    "anonymous",
    "Anonymous",
    "anon",
    "guest",
    "Guest User",
    "guest-user",
    "unknown",
    "user",
    "user_id",
    "distinct_id",
    "not_authenticated",
    "not set",
    "(not set)",
    "test",
    "[object Object]",
    "[]",
    "{}",
    '"null"',
    "'undefined'",
    '""',
    '\\"null\\"',
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "{{ user.id }}",
    "$".concat("{userId}"),
    "%user_id%",
    "<%= id %>",
    "<user_id>",
    "*|EMAIL|*",
    "{userId}",
    ":user_id",
    "9774d56d682e549c",
    "lmy47d",
    "",
  ])("%s", (value) => {
    expect(isPlaceholder("user_id", value)).toBe(true);
    expect(isPlaceholder("anonymous_id", value)).toBe(true);
  });
});

describe("an id that may be somebody's", () => {
  test.each([
    "1",
    "10",
    "100",
    "4711",
    "1111",
    "u-0",
    "ada",
    "guest-4711",
    "user_17",
    "user1",
    "testa",
    "anonymous-fox-12",
    "0a",
    "ada@example.com",
    "Nulla",
    "b8f5c7e0-0000-4000-8000-000000000000",
    "-12",
    "0x0f",
    "东京",
  ])("%s", (value) => expect(isPlaceholder("user_id", value)).toBe(false));
});

describe("an email", () => {
  test.each([
    "noreply@shop.com",
    "no-reply@shop.com",
    "none@none.com",
    "null@gmail.com",
    "test@test.com",
    "test@gmail.com",
    "example@example.com",
    "user@example.com",
    "you@example.com",
    "email@email.com",
    "guest@guest.com",
    "anonymous@example.org",
    "unknown@unknown.com",
    "name@domain.com",
  ])("%s stands for nobody", (value) => expect(isPlaceholder("email", value)).toBe(true));

  test.each([
    "ada@example.com",
    "guest@grandhotel.com",
    "info@acme.com",
    "user@acme.com",
    "customer@gmail.com",
    "0@qq.com",
  ])("%s may be somebody's", (value) => expect(isPlaceholder("email", value)).toBe(false));
});

test("a phone number of one digit, or counted through, stands for nobody", () => {
  expect(["+15555555555", "+4930000000000", "+441234567890"].map((value) => isPlaceholder("phone", value))).toEqual([
    true,
    true,
    true,
  ]);
  expect(["+12025550123", "+4915112345678"].map((value) => isPlaceholder("phone", value))).toEqual([false, false]);
});

test("a channel's account may be called as it likes, but not as a program's mistake", () => {
  expect(["guest", "anonymous", "user"].map((value) => isPlaceholder("twitter_handle", value))).toEqual([
    false,
    false,
    false,
  ]);
  expect(["undefined", "null", "0"].map((value) => isPlaceholder("telegram_handle", value))).toEqual([
    true,
    true,
    true,
  ]);
});
