import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { Kernel } from "./assemble.ts";
import { Refusal } from "./refusal.ts";
import { sameSecret } from "./secrets.ts";

/** Makes the registry of a server's Prometheus metrics. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** `/healthz`: the process lives. `/readyz`: it can serve, database included. `/metrics`: Prometheus text. */
export function serveHealth(http: FastifyInstance, kernel: Kernel): void {
  http.get("/healthz", async () => ({ status: "alive" }));
  http.get("/readyz", async (_request, reply) => {
    try {
      await sql`select 1`.execute(kernel.db);
      return { status: "ready" };
    } catch (error) {
      kernel.log.warn({ err: error }, "not ready: the database does not answer");
      return reply.status(503).send({ code: "unavailable", sentence: "The database does not answer." });
    }
  });
  http.get("/metrics", async (request, reply) => {
    const token = kernel.config.METRICS_TOKEN;
    if (token && !sameSecret(request.headers.authorization ?? "", `Bearer ${token}`)) {
      throw new Refusal("not_signed_in", "Send METRICS_TOKEN as a Bearer token.");
    }
    return reply.type(kernel.metrics.contentType).send(await kernel.metrics.metrics());
  });
}
