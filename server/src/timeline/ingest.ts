import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Counter, Histogram } from "prom-client";
import type { Kernel } from "../kernel/assemble.ts";
import { findWriteKey, type Source } from "../workspaces/public.ts";
import { addItem, emptyBatch } from "./batch.ts";
import { type Answer, answerTo, answerToRefusal } from "./collect/answer.ts";
import { isRefusal } from "./collect/body-refusal.ts";
import { type CollectedRequest, collect } from "./collect/collect.ts";
import { settingsFor, sourceConfigFor } from "./collect/settings.ts";
import { Collector, type Delivery } from "./collector.ts";
import { proofOf } from "./identity-token.ts";
import { Known } from "./known.ts";
import { RequestRates } from "./request-rates.ts";

/** The doors of the Segment-compatible HTTP API; any page may knock, the write key says for whom. */
export function openIngest(http: FastifyInstance, kernel: Kernel): void {
  const ingest = ingestFor(kernel);
  http.removeAllContentTypeParsers();
  // A body is whatever its bytes say, not what its label says: one SDK sends gzipped JSON as a form.
  http.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  http.addHook("onRequest", async (request, reply) => allowAnyPage(request, reply));
  // RudderStack's beacon has a prefix of its own.
  for (const address of ["/v1/*", "/beacon/v1/*"]) {
    http.options(address, async (_request, reply) => reply.status(204).send());
    http.post(
      address,
      { errorHandler: (error, _request, reply) => answerFailure(error, reply, kernel) },
      async (request, reply) => {
        const { status, body } = await ingest(request, reply);
        return reply.status(status).send(body);
      },
    );
  }
  // Customer.io's browser SDK, a fork of Segment's, looks for its settings under another name.
  for (const [prefix, reader] of [
    ["", "Segment.io"],
    ["/customer.io", "Customer.io Data Pipelines"],
  ] as const) {
    http.get<{ Params: { key: string } }>(`${prefix}/v1/projects/:key/settings`, async (request) =>
      settingsFor({ protocol: request.protocol as "http" | "https", host: request.host }, request.params.key, reader),
    );
  }
  http.get<{ Querystring: { writeKey?: string } }>("/sourceConfig", async (request) =>
    sourceConfigFor(request.query.writeKey ?? ""),
  );
}

function allowAnyPage(request: FastifyRequest, reply: FastifyReply): void {
  reply.header("access-control-allow-origin", request.headers.origin ?? "*");
  reply.header("access-control-allow-methods", "GET, POST, OPTIONS");
  reply.header("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*");
  reply.header("access-control-max-age", "86400");
  reply.header("access-control-expose-headers", "retry-after");
  reply.header("cross-origin-resource-policy", "cross-origin");
  reply.header("vary", "origin");
}

function answerFailure(error: { statusCode?: number; message: string }, reply: FastifyReply, kernel: Kernel): void {
  const status = error.statusCode ?? 503;
  if (status === 413) {
    reply.status(413).send({ success: false, code: "body_too_large", message: "A body holds at most 1 MB." });
  } else if (status < 500) {
    reply.status(status).send({ success: false, code: "unreadable", message: error.message });
  } else {
    kernel.log.error({ err: error }, "touchpoints could not be stored");
    // Nothing was stored, so the sender may come again: SDKs do by themselves.
    reply
      .status(503)
      .header("retry-after", "1")
      .send({ success: false, code: "unavailable", message: "Not stored; send it again." });
  }
}

const unknownKey = refusal(
  401,
  "unknown_key",
  "The write key is missing or unknown. Keys are in the console under Settings → Keys.",
);
const tooMany = refusal(429, "too_many", "Too many requests with this key. Come again in a second.");

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { success: false, code, message } };
}

function ingestFor(kernel: Kernel) {
  const touchpoints = new Counter({
    name: "throughline_touchpoints_total",
    help: "Touchpoints received, by what became of them.",
    labelNames: ["outcome"],
    registers: [kernel.metrics],
  });
  const seconds = new Histogram({
    name: "throughline_ingest_seconds",
    help: "Time from a request's last byte to its durable answer.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [kernel.metrics],
  });
  const collector = new Collector(kernel.db, new Known(kernel.wake), (outcome, count) =>
    touchpoints.inc({ outcome }, count),
  );
  const rates = new RequestRates(kernel.config.INGEST_REQUESTS_PER_SECOND);

  return async (request: FastifyRequest, reply: FastifyReply): Promise<Answer> => {
    const receivedAt = kernel.clock.now().getTime();
    const collected = collect(collectRequest(request, receivedAt));
    if (isRefusal(collected)) return answerToRefusal(collected);
    const source = collected.writeKey ? await findWriteKey(kernel, collected.writeKey) : undefined;
    if (!source) return unknownKey;
    if (!rates.admits(source.sourceId, receivedAt)) {
      reply.header("retry-after", "1");
      return tooMany;
    }
    const done = seconds.startTimer();
    await collector.deliver(await deliveryOf(collected, source, receivedAt));
    done();
    return answerTo(collected);
  };
}

function collectRequest({ url, body, headers, query }: FastifyRequest, receivedAt: number) {
  return {
    path: url.split("?", 1)[0]!,
    bytes: (body as Buffer | undefined) ?? Buffer.alloc(0),
    contentEncoding: headers["content-encoding"],
    authorization: headers.authorization,
    header: headers["x-write-key"],
    query: query as Record<string, unknown>,
    receivedAt,
  };
}

async function deliveryOf(collected: CollectedRequest, source: Source, receivedAt: number): Promise<Delivery> {
  const batch = emptyBatch();
  for (const item of collected.good) {
    const proof = proofOf(item, source);
    const unidentified = addItem(batch, source, item, proof instanceof Promise ? await proof : proof, receivedAt);
    if (unidentified)
      collected.bad.push({ index: item.index, code: "unidentified", reason: unidentified, raw: JSON.stringify(item) });
  }
  const { workspaceId, sourceId } = source;
  return { workspaceId, sourceId, receivedAt, batch, quarantined: collected.bad };
}
