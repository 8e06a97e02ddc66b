import { Readable } from "node:stream";
import fastify from "fastify";
import { expect, test } from "vitest";
import { sendFile } from "./send-file.ts";

async function served(name: string, mediaType: string, crossOrigin = false) {
  const http = fastify();
  const file = { name, mediaType, bytes: 5, sha256: "ab", stream: Readable.from([Buffer.from("hello")]) };
  http.get("/", (_request, reply) => sendFile(reply, file, { crossOrigin }));
  return http.inject("/");
}

test("an image that runs nothing is shown, everything else is for downloading", async () => {
  for (const type of ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"])
    expect((await served("photo", type)).headers["content-disposition"]).toMatch(/^inline; /);
  for (const type of ["image/svg+xml", "text/html", "text/plain", "application/pdf", "application/octet-stream"])
    expect((await served("page", type)).headers["content-disposition"]).toMatch(/^attachment; /);
});

test("no browser guesses, runs or frames it, and only the company's page may show it", async () => {
  const { headers, body } = await served("notes.txt", "text/plain");
  expect(body).toBe("hello");
  expect(headers).toMatchObject({
    "content-length": "5",
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  });
  const shared = await served("photo.png", "image/png", true);
  expect(shared.headers["cross-origin-resource-policy"]).toBe("cross-origin");
});

test("its name is said in every letter, and breaks out of nothing", async () => {
  const { headers } = await served('Über "den" Bären; a=b.txt', "text/plain");
  expect(headers["content-disposition"]).toBe(
    "attachment; filename=\"_ber _den_ B_ren; a=b.txt\"; filename*=UTF-8''%C3%9Cber%20%22den%22%20B%C3%A4ren%3B%20a%3Db.txt",
  );
});
