import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import statics from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Kernel } from "../kernel/assemble.ts";
import { inSystem } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { findBrowserKey } from "../workspaces/public.ts";
import { rememberDoor } from "./address.ts";
import { latestSampleWorkspace } from "./loading.sql.ts";

const folder = fileURLToPath(new URL("../../../simulator/shop/", import.meta.url));

/** Serves the sample company's shop at `/demo`, once the sample company is loaded, or always with DEMO=true. */
export async function openShop(http: FastifyInstance, kernel: Kernel): Promise<void> {
  rememberDoor(kernel, http);
  await http.register(statics, { root: folder, prefix: "/demo/", index: false, wildcard: true, serve: false });
  const key = async () => {
    const found = await shopKey(kernel);
    if (found) return found;
    throw new Refusal(
      "not_found",
      "The demo shop opens when the sample company is loaded: in the console under Settings, or start with DEMO=true.",
    );
  };
  // The page's own addresses begin with /demo/, and the router takes /demo for the same.
  http.get("/demo", async (request, reply) =>
    /^\/demo\/(\?|$)/.test(request.url) ? sendPage(reply, await key()) : reply.redirect("/demo/"),
  );
  http.get<{ Params: { "*": string } }>("/demo/*", async (request, reply) => {
    const path = request.params["*"];
    return /\.[a-z0-9]+$/i.test(path) ? reply.sendFile(path, folder) : sendPage(reply, await key());
  });
}

async function sendPage(reply: FastifyReply, key: string): Promise<FastifyReply> {
  const page = await readFile(`${folder}index.html`, "utf8");
  return reply.type("text/html").header("cache-control", "no-cache").send(page.replaceAll("__WRITE_KEY__", key));
}

function shopKey(kernel: Kernel): Promise<string | undefined> {
  return inSystem(kernel.db, async (tx) => {
    const workspaceId = await latestSampleWorkspace(tx);
    if (workspaceId || kernel.config.DEMO) return findBrowserKey(tx, workspaceId);
    return undefined;
  });
}
