import { OpenAPIGenerator } from "@orpc/openapi";
import { type AnyRouter, traverseContractProcedures } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { FastifyInstance } from "fastify";
import type { ApiDocument } from "./api-docs/document.ts";
import { apiPage } from "./api-docs/page.ts";
import type { Declared } from "./contract.ts";

const description = `The HTTP API of Throughline. Sign in with a secret key as a Bearer token; keys are made in the console under
Settings → Keys. Errors have one shape: \`{ "code", "sentence", "field"? }\`. Touchpoints are collected by the Segment-compatible
doors under \`/v1\`, described in the project's documentation.`;

/** Serves the description of the API, for machines and drawn from it for people. */
export async function serveOpenApi(http: FastifyInstance, router: Record<string, AnyRouter>): Promise<void> {
  // Generated when first asked for: it takes a while, and most servers are never asked.
  let generated: Promise<ApiDocument> | undefined;
  const document = () => (generated ??= describe(router));
  http.get("/api/openapi.json", document);
  http.get("/api/docs", async (request, reply) =>
    reply.type("text/html; charset=utf-8").send(apiPage(await document(), `${request.protocol}://${request.host}`)),
  );
}

async function describe(router: Record<string, AnyRouter>): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const generated = await generator.generate(router as AnyRouter, {
    info: { title: "Throughline", version: "1", description },
    servers: [{ url: "/api" }],
    security: [{ secretKey: [] }],
    components: { securitySchemes: { secretKey: { type: "http", scheme: "bearer" } } },
  });
  const document = generated as unknown as ApiDocument;
  const access = accessOf(router);
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
    operation["x-access"] = access.get(operation.operationId);
  return document;
}

/** What each procedure declares about who may call it, by its name. */
function accessOf(router: Record<string, AnyRouter>): Map<string, string> {
  const found = new Map<string, string>();
  traverseContractProcedures({ router: router as AnyRouter, path: [] }, ({ contract, path }) => {
    found.set(path.join("."), (contract["~orpc"].meta as Declared).access);
  });
  return found;
}
