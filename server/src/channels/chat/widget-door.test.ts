import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWidget } from "./widget-door.ts";

let folder: string;
let http: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-widget-"));
  await mkdir(join(folder, "assets"));
  for (const name of ["chat.js", "assets/panel-NEW12345.js", "assets/de-NEW12345.js"]) {
    await writeFile(join(folder, name), `/* ${name} */`);
    await writeFile(join(folder, `${name}.gz`), gzipSync(`/* ${name} */`));
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(`/* ${name} */`));
  }
  await writeFile(join(folder, "secret.txt"), "secret");
  http = fastify();
  openWidget(http, `${folder}/`);
});
afterAll(async () => {
  await http.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers });

test("the loader is for any page, kept for minutes, and as small as the browser can read it", async () => {
  const plain = await get("/chat.js");
  expect(plain.headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=600, stale-while-revalidate=86400",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    vary: "accept-encoding",
  });
  expect(plain.body).toBe("/* chat.js */");
  const encodingOf = async (accepted: string) => (await get("/chat.js", { "accept-encoding": accepted })).headers;
  expect((await encodingOf("gzip, deflate, br"))["content-encoding"]).toBe("br");
  expect((await encodingOf("gzip;q=0.8"))["content-encoding"]).toBe("gzip");
  expect((await encodingOf("br;q=0, identity"))["content-encoding"]).toBeUndefined();
});

test("the panel is kept for a year under its name; a name of before gets what there is now, for this once", async () => {
  const panel = await get("/chat/assets/panel-NEW12345.js");
  expect(panel.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const old = await get("/chat/assets/panel-OLD12345.js");
  expect(old.body).toBe("/* assets/panel-NEW12345.js */");
  expect(old.headers["cache-control"]).toBe("no-cache");
});

test("nothing else is served", async () => {
  for (const name of [
    "..%2Fsecret.txt",
    "secret.txt",
    "..%2Fchat.js",
    "panel-NEW12345.js.gz",
    "xx-NEW12345.js",
    "%00",
  ]) {
    const { statusCode, body } = await get(`/chat/assets/${name}`);
    expect(statusCode, name).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain("secret.txt */");
    expect(body).not.toBe("secret");
  }
});
