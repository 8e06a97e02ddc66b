import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usableName } from "./file-name.ts";
import { mediaTypeOf } from "./media-type.ts";
import { refuseDangerous } from "./refused-files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-files-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function typeOf(content: string | Buffer): Promise<string> {
  const path = join(folder, "file");
  await writeFile(path, content);
  return mediaTypeOf(path);
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("what a file is, by its content", () => {
  test.each([
    ["an image", png, "image/png"],
    ["a PDF", "%PDF-1.7\n1 0 obj", "application/pdf"],
    ["plain text", "Dear Ada,\n\tmy order 42 < 43 came at 5 > 4.\r\n", "text/plain"],
    ["text in many scripts", "こんにちは, здравствуйте, שלום 👋\n", "text/plain"],
    ["long text whose sample ends within a letter", `x${"é".repeat(100_000)}`, "text/plain"],
    ["addresses in angle brackets", "From: Ada <a@example.com>, B <b@example.com>", "text/plain"],
    ["CSV", "name,total\nAda,1\n", "text/plain"],
  ])("%s", async (_, content, type) => {
    expect(await typeOf(content)).toBe(type);
  });

  test.each([
    ["HTML", "<!DOCTYPE html><html><script>alert(1)</script></html>"],
    ["HTML after much else", `${" ".repeat(5000)}hello <ScRiPt\n>alert(1)</script>`],
    ["a fragment", "hello <img src=x onerror=alert(1)>"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["SVG with a declaration", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ["SVG after a mark of byte order", '\ufeff<svg onload="alert(1)">'],
    ["HTML in UTF-16", Buffer.from("\ufeff<html><script>alert(1)</script>", "utf16le")],
    ["HTML with NUL bytes", "<\0script>alert(1)</script>"],
    ["an end tag first", "</p><p>hello"],
    ["bytes that are no text", Buffer.from([0x80, 0x81, 0xfe, 0xff, 0x00])],
  ])("%s is bytes", async (_, content) => {
    expect(await typeOf(content)).toBe("application/octet-stream");
  });

  test("an image that goes on as HTML is an image, and is served as one", async () => {
    expect(await typeOf(Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]))).toBe("image/png");
  });
});

describe("what is not taken", () => {
  test.each(["setup.exe", "Invoice.PDF.ExE", "a.js", "run.ps1", "app.apk", "link.lnk", "page.hta"])("%s", (name) => {
    expect(() => refuseDangerous(name, "text/plain")).toThrow("is not taken");
  });

  test("a program by any other name", async () => {
    const mediaType = await typeOf(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]));
    expect(() => refuseDangerous("photo.jpg", mediaType)).toThrow("a program");
  });

  test.each(["photo.jpg", "exe", "notes about a.js project.txt", "archive.zip"])("%s is", (name) => {
    expect(() => refuseDangerous(name, "text/plain")).not.toThrow();
  });
});

describe("what a file is called", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ada\\photo.jpg", "photo.jpg"],
    ["invoice\u202egpj.exe", "invoicegpj.exe"],
    ["setup.exe. . ", "setup.exe"],
    ["a\r\nSet-Cookie: b.txt", "aSet-Cookie_ b.txt"],
    ["Über 👩‍👩‍👧.txt", "Über 👩‍👩‍👧.txt"],
    ["\ud800lone.txt", "\ufffdlone.txt"],
    ['"quoted".txt', "_quoted_.txt"],
  ])("%j is kept as %j", (given, kept) => {
    expect(usableName(given)).toBe(kept);
  });

  test("a long one keeps its end", () => {
    const name = usableName(`${"long ".repeat(100)}.tar.gz`);
    expect([...name]).toHaveLength(200);
    expect(name).toMatch(/…long long \.tar\.gz$|….*\.tar\.gz$/);
  });

  test.each(["", "  ", "/", "...", "\u202e"])("%j is no name", (given) => {
    expect(() => usableName(given)).toThrow("Say what the file is called.");
  });
});
