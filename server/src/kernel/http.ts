import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import helmet from "@fastify/helmet";
import statics from "@fastify/static";
import websocket from "@fastify/websocket";
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import type { AnyRouter } from "@orpc/server";
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { WebSocket } from "ws";
import type { Kernel } from "./assemble.ts";
import { serveHealth } from "./health.ts";
import { type LiveTopic, sameOrigin, serveLive } from "./live.ts";
import { serveOpenApi } from "./openapi.ts";
import { type ErrorBody, errorBody, guard, refusalBody } from "./procedures.ts";
import { Refusal, refusalStatus } from "./refusal.ts";

export interface Served {
  router: Record<string, AnyRouter>;
  topics: LiveTopic[];
  doors: ((http: FastifyInstance, kernel: Kernel) => void | Promise<void>)[];
  /** The folder of the built console. */
  consoleFolder: string;
}

/** Builds the HTTP server: API, live socket, plain doors, health, and the console for everything else. */
export async function buildHttp(kernel: Kernel, served: Served): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: requestLog(kernel),
    genReqId: () => randomUUID(),
    trustProxy: kernel.config.TRUST_PROXY,
    bodyLimit: 2_000_000,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
  });
  http.setErrorHandler(answerError);
  http.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  await http.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy(kernel.config.PUBLIC_URL) },
    strictTransportSecurity: kernel.config.PUBLIC_URL.startsWith("https:"),
  });
  // Hooks run in their order, and the next one closes all sockets without a word.
  http.addHook("preClose", async () => {
    kernel.closing.abort();
    setTimeout(() => http.websocketServer.clients.forEach(drop), farewellMilliseconds).unref();
  });
  await http.register(websocket, { options: { maxPayload: 64_000 } });
  serveHealth(http, kernel);
  for (const door of served.doors) await http.register(async (scope) => door(scope, kernel));
  await http.register(async (scope) => serveLive(scope, kernel, served.topics));
  await serveOpenApi(http, served.router);
  await http.register(async (scope) => serveApi(scope, kernel, served.router));
  await serveConsole(http, served.consoleFolder);
  return http;
}

// Who is still there has said goodbye by then; a socket whose network is gone would hold the end up for half a minute.
const farewellMilliseconds = 1000;

function drop(socket: WebSocket): void {
  socket.terminate();
}

// A line per request would bury what matters under an ingest load; `debug` shows each.
function requestLog({ log, config }: Kernel): FastifyBaseLogger {
  return log.child({}, { level: config.LOG_LEVEL === "info" ? "warn" : config.LOG_LEVEL });
}

function contentPolicy(publicUrl: string) {
  return {
    defaultSrc: ["'self'"],
    // React and the virtual lists set style attributes; scripts stay strict.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'", "ws:", "wss:"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: publicUrl.startsWith("https:") ? [] : null,
  };
}

function serveApi(scope: FastifyInstance, kernel: Kernel, router: Record<string, AnyRouter>): void {
  const handler = new OpenAPIHandler(router as AnyRouter, {
    clientInterceptors: [(options) => guard(options as unknown as Parameters<typeof guard>[0])],
    customErrorResponseBodyEncoder: (error) => {
      const body = errorBody(error);
      if (body.code === "internal") kernel.log.error({ err: error.cause ?? error }, "a procedure failed");
      return body;
    },
  });
  scope.all("/api/*", async (request, reply) => {
    refuseCrossSite(request);
    const caller = await kernel.admit(request);
    const { matched } = await handler.handle(request, reply, {
      prefix: "/api",
      context: { kernel, caller, requestId: request.id },
    });
    if (!matched) throw new Refusal("not_found", "There is nothing at this address. See /api/docs for what there is.");
    return reply;
  });
}

/** A page of another site may not act with our visitor's cookie. */
export function refuseCrossSite(request: FastifyRequest): void {
  const { origin, host, cookie } = request.headers;
  if (!cookie || request.method === "GET" || request.method === "HEAD") return;
  if (!sameOrigin(origin, host)) throw new Refusal("forbidden", "Requests from other sites are not accepted.");
}

function answerError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const [status, body] = errorAnswer(error);
  if (status >= 500) request.log.error({ err: error }, "request failed");
  reply.status(status).send(body);
}

function errorAnswer(error: FastifyError | Refusal): [number, ErrorBody] {
  if (error instanceof Refusal) return [refusalStatus[error.code], refusalBody(error)];
  const status = error.statusCode ?? 500;
  if (status === 413) return [413, { code: "too_large", sentence: "The body is too large." }];
  if (status === 429)
    return [429, { code: "too_many", sentence: "Too many requests. Wait as long as Retry-After says." }];
  if (status < 500) return [status, { code: "bad_input", sentence: error.message }];
  return [
    500,
    {
      code: "internal",
      sentence: "Something went wrong on our side. It is in the server's log under this request's id.",
    },
  ];
}

async function serveConsole(http: FastifyInstance, folder: string): Promise<void> {
  if (existsSync(folder)) {
    await http.register(statics, { root: folder, wildcard: false, immutable: true, maxAge: "1y", index: false });
  }
  http.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === "GET" && request.headers.accept?.includes("text/html");
    if (wantsPage && existsSync(folder) && !/^\/(api|v1)\//.test(request.url)) {
      return reply.header("cache-control", "no-cache").sendFile("index.html", folder, { immutable: false, maxAge: 0 });
    }
    reply.status(404).send({ code: "not_found", sentence: "There is nothing at this address." });
  });
}
