import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "../../kernel/refusal.ts";

const folder = fileURLToPath(new URL("../../../../widget/dist/", import.meta.url));
const oneYear = "public, max-age=31536000, immutable";

/**
 * Serves the chat widget to any page: `/chat.js`, kept for ten minutes, so that a fix reaches visitors the same day, and
 * what it loads on intent, whose names change with their content.
 */
export function openWidget(http: FastifyInstance): void {
  http.get("/chat.js", async (_request, reply) => {
    const script = await readFile(`${folder}chat.js`).catch(() => undefined);
    if (!script) throw new Refusal("not_found", "The chat widget is not built. Run: node widget/build.ts.");
    return send(reply, script, "public, max-age=600, stale-while-revalidate=86400");
  });
  http.get<{ Params: { name: string } }>("/chat/assets/:name", async ({ params: { name } }, reply) => {
    const names: string[] = await readdir(`${folder}assets`).catch(() => []);
    if (names.includes(name)) return send(reply, await readFile(`${folder}assets/${name}`), oneYear);
    // A page that was opened before an upgrade asks for a name of then: it gets what there is now, for this once.
    const [kind] = /^[a-z]+(?=-\w+\.js$)/.exec(name) ?? [];
    const current = kind && names.find((each) => each.startsWith(`${kind}-`));
    if (!current) throw new Refusal("not_found", "The chat widget has no such file.");
    return send(reply, await readFile(`${folder}assets/${current}`), "no-cache");
  });
}

function send(reply: FastifyReply, script: Buffer, caching: string): FastifyReply {
  return reply
    .type("text/javascript; charset=utf-8")
    .header("cache-control", caching)
    .header("cross-origin-resource-policy", "cross-origin")
    .header("access-control-allow-origin", "*")
    .send(script);
}
