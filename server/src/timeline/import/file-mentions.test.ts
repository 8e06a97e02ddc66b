import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mentionsOf } from "../mention.ts";
import { fileMentions } from "./file-mentions.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mentions-"));
});
afterAll(() => rm(folder, { recursive: true }));

const noor = mentionsOf([
  { kind: "email", value: "noor@example.com" },
  { kind: "phone", value: "+493090182077" },
  { kind: "user_id", value: "Käthe-7" },
]);

async function isFound(content: string | Buffer): Promise<boolean> {
  const path = join(folder, "file");
  await writeFile(path, content);
  return fileMentions(path, noor);
}

test("somebody is found as a whole word, in any case, and in JSON", async () => {
  expect(await isFound("a;b\nNoor@Example.com;1\n")).toBe(true);
  expect(await isFound('{"id":"k\\u00e4the-7"}\n')).toBe(true);
  expect(await isFound("a;b\nxnoor@example.com;1\nnoor@example.community;2\n")).toBe(false);
});

test("whatever the encoding of the file", async () => {
  expect(await isFound(Buffer.from("id\nkäthe-7\nmüller\n", "latin1"))).toBe(true);
  expect(await isFound(Buffer.from(`\ufeffid\r\n${"kurt-1\r\n".repeat(20)}käthe-7\r\n`, "utf16le"))).toBe(true);
  expect(await isFound("id\nkäthe-7\n")).toBe(true);
});

test("a telephone number however it is written, and never digits that stand next to each other by chance", async () => {
  expect(await isFound("tel\n030 / 9018-2077\n")).toBe(true);
  expect(await isFound("a;b\n90;18\n20;77\n")).toBe(false);
});

test("where two pieces of a large file meet", async () => {
  const filler = "x".repeat((1 << 20) - 8);
  expect(await isFound(`${filler} noor@example.com ${filler}`)).toBe(true);
});

test("a file that is not there mentions nobody", async () => {
  expect(await fileMentions(join(folder, "none"), noor)).toBe(false);
});
