import { expect, test } from "vitest";
import { linkify, safeAddress } from "./linkify.ts";

const written = (text: string) =>
  linkify(text)
    .map((piece) => (typeof piece === "string" ? piece : `[${piece.text}](${piece.href})`))
    .join("");

test("addresses of the web and of mail become links, and the sentence keeps its full stop", () => {
  expect(written("See https://shop.example/a?b=1. Or www.shop.example, please (https://x.example/y).")).toBe(
    "See [https://shop.example/a?b=1](https://shop.example/a?b=1). Or [www.shop.example](https://www.shop.example/), please ([https://x.example/y](https://x.example/y)).",
  );
  expect(written("noor@example.com!")).toBe("[noor@example.com](mailto:noor@example.com)!");
  expect(written("https://en.wikipedia.org/wiki/Tea_(meal)")).toBe(
    "[https://en.wikipedia.org/wiki/Tea_(meal)](https://en.wikipedia.org/wiki/Tea_(meal))",
  );
});

test("no other protocol becomes a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "a@b"]) {
    expect(written(text), text).toBe(text);
  }
  expect(safeAddress("javascript://example.com/%0Aalert(1)")).toBeUndefined();
  expect(safeAddress("https://user:pass@[bad")).toBeUndefined();
});
