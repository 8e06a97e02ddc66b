import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../kernel/refusal.ts";

const built = fileURLToPath(new URL("../../../../widget/dist/", import.meta.url));
const encodings = { br: ".br", gzip: ".gz" } as const;
const tenMinutes = "public, max-age=600, stale-while-revalidate=86400";
const oneYear = "public, max-age=31536000, immutable";

/**
 * Serves the chat widget to any page: `/chat.js`, kept for ten minutes, so that a fix reaches visitors the same day, and what
 * it loads on intent, whose names change with their content.
 */
export function openWidget(http: FastifyInstance, folder = built): void {
  http.get("/chat.js", (request, reply) => send(request, reply, `${folder}chat.js`, tenMinutes));
  http.get<{ Params: { name: string } }>("/chat/assets/:name", async (request, reply) => {
    const { name } = request.params;
    const names: string[] = await readdir(`${folder}assets`).catch(() => []);
    if (/\.js$/.test(name) && names.includes(name)) return send(request, reply, `${folder}assets/${name}`, oneYear);
    // A page that was opened before an upgrade asks for a name of then: it gets what there is now, for this once.
    const [kind] = /^[a-z]+(?=-\w+\.js$)/.exec(name) ?? [];
    const current = kind && names.find((each) => each.startsWith(`${kind}-`) && each.endsWith(".js"));
    return send(request, reply, `${folder}assets/${current}`, "no-cache");
  });
}

/** Sends a file as small as the browser can read it: the build has compressed each already. */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  caching: string,
): Promise<FastifyReply> {
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const script = await readFile(path + (encoding ? encodings[encoding] : "")).catch(() => undefined);
  if (!script) throw new Refusal("not_found", "The chat widget has no such file. To build it: node widget/build.ts.");
  if (encoding) reply.header("content-encoding", encoding);
  return reply
    .type("text/javascript; charset=utf-8")
    .headers({ "cache-control": caching, vary: "accept-encoding" })
    .headers({ "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" })
    .send(script);
}

function encodingFor(accepted: string | string[] | undefined): keyof typeof encodings | undefined {
  const names = String(accepted ?? "")
    .split(",")
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each));
  return (["br", "gzip"] as const).find((encoding) => names.some((each) => each.trim().startsWith(encoding)));
}
