import { OpenAPIGenerator } from "@orpc/openapi";
import type { AnyRouter } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { FastifyInstance } from "fastify";

const description = `The HTTP API of Throughline. Sign in with a secret key as a Bearer token; keys are made in the console under
Settings → Keys. Errors have one shape: \`{ "code", "sentence", "field"? }\`. Touchpoints are collected by the Segment-compatible
doors under \`/v1\`, described in the project's documentation.`;

/** Serves the machine-readable description of the API; the readable one is drawn from it. */
export async function serveOpenApi(http: FastifyInstance, router: Record<string, AnyRouter>): Promise<void> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  // Generated when first asked for: it takes a while, and most servers are never asked.
  let document: Promise<object> | undefined;
  http.get("/api/openapi.json", () => {
    document ??= generator.generate(router as AnyRouter, {
      info: { title: "Throughline", version: "1", description },
      servers: [{ url: "/api" }],
      security: [{ secretKey: [] }],
      components: { securitySchemes: { secretKey: { type: "http", scheme: "bearer" } } },
    });
    return document;
  });
}
