import { expect, test } from "vitest";
import { linkedHtml } from "./linked-html.ts";

test("an address in a text leads there, without the full stop behind it", () => {
  expect(linkedHtml("<p>See https://kestrel.example/a?b=1&amp;c=2.</p>")).toBe(
    '<p>See <a href="https://kestrel.example/a?b=1&amp;c=2">https://kestrel.example/a?b=1&amp;c=2</a>.</p>',
  );
});

test("links, attributes and what only looks like an address stay as they are", () => {
  for (const html of [
    '<a href="https://a.example">https://a.example</a>',
    '<img src="https://a.example/x.png">',
    "javascript:alert(1) http:// ftp://a.example",
  ])
    expect(linkedHtml(html)).toBe(html);
});
