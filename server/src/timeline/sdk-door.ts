import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../kernel/refusal.ts";

const bundle = fileURLToPath(new URL("../../../sdk/dist/sdk.js", import.meta.url));

/** Serves the browser SDK to any page; an hour of cache, so that a fix reaches visitors the same day. */
export function openSdk(http: FastifyInstance): void {
  http.get("/sdk.js", async (_request, reply) => {
    const script = await readFile(bundle).catch(() => undefined);
    if (!script) throw new Refusal("not_found", "The SDK is not built. Run: npm run build -w sdk.");
    return reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "public, max-age=3600")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("access-control-allow-origin", "*")
      .send(script);
  });
}
