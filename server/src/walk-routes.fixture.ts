import type { AnyContractProcedure } from "@orpc/contract";
import { traverseContractProcedures } from "@orpc/server";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Capability } from "./kernel/capability.ts";
import type { Declared } from "./kernel/contract.ts";

/** A procedure as the outside meets it. */
export interface Route {
  /** Such as "workspaces.keys.create". */
  name: string;
  method: string;
  /** Under /api, with its parameters in braces. */
  path: string;
  access: string;
  /** The JSON schema of its input. */
  input: Schema;
}

type Schema = z.core.JSONSchema.BaseSchema;

/** Chooses the id for a parameter or field by its name, such as "personId". */
export type IdNamed = (name: string) => string | undefined;

/** Every procedure of every contract, with its declared access. */
export function routesOf(capabilities: readonly Capability[]): Route[] {
  const routes: Route[] = [];
  for (const { name, contract } of capabilities) {
    if (!contract) continue;
    traverseContractProcedures({ router: contract, path: [name] }, ({ contract: procedure, path }) => {
      routes.push(routeOf(path.join("."), procedure as AnyContractProcedure));
    });
  }
  return routes;
}

function routeOf(name: string, procedure: AnyContractProcedure): Route {
  const { route, meta, inputSchema } = procedure["~orpc"];
  const { access } = meta as Partial<Declared>;
  if (!route.method || !route.path || !access) throw new Error(`${name} declares no method, path or access.`);
  return { name, method: route.method, path: route.path, access, input: schemaOf(inputSchema) };
}

function schemaOf(input: unknown): Schema {
  if (!input) return {};
  return z.toJSONSchema(input as z.ZodType, { io: "input", unrepresentable: "any" });
}

/** The names of a path's parameters. */
export function parametersOf({ path }: Route): string[] {
  return [...path.matchAll(/\{\+?(\w+)\}/g)].map(([, name]) => name!);
}

/** The path with its parameters filled in. */
export function addressOf({ path }: Route, idNamed: IdNamed): string {
  return `/api${path.replace(/\{\+?(\w+)\}/g, (_, name) => encodeURIComponent(idNamed(name) ?? "x"))}`;
}

/** An input that the schema takes, as far as a schema tells; ids in it come from `idNamed`. */
export function exampleOf(schema: Schema, idNamed: IdNamed, name = ""): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (either) return exampleOf(either[0] as Schema, idNamed, name);
  if (schema.type === "object") return exampleObject(schema, idNamed);
  if (schema.type === "array") return [exampleOf((schema.items ?? {}) as Schema, idNamed, name.replace(/s$/, ""))];
  if (schema.type === "number" || schema.type === "integer") return schema.minimum ?? 1;
  if (schema.type === "boolean") return true;
  return exampleText(schema, idNamed, name);
}

function exampleObject({ properties = {}, required = [] }: Schema, idNamed: IdNamed): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || /Ids?$/.test(name));
  return Object.fromEntries(wanted.map(([name, schema]) => [name, exampleOf(schema as Schema, idNamed, name)]));
}

const textByFormat: Record<string, string> = {
  email: "somebody@example.com",
  "date-time": "2026-03-01T09:00:00.000Z",
  date: "2026-03-01",
  uri: "https://example.com/",
};

function exampleText({ format = "", minLength = 1 }: Schema, idNamed: IdNamed, name: string): string {
  return idNamed(name) ?? textByFormat[format] ?? "x".repeat(Math.max(minLength, 1));
}

/** Every route that Fastify itself knows, such as "GET /healthz": the doors beside the procedures. */
export function plainRoutesOf(http: FastifyInstance): string[] {
  const above: string[] = [];
  return http
    .printRoutes({ includeHooks: false })
    .split("\n")
    .flatMap((line) => {
      const [, indent, part, methods] = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (indent === undefined || part === undefined) return [];
      const depth = indent.length / 4;
      above.length = depth;
      above[depth] = part;
      return methods ? methods.split(", ").map((method) => `${method} ${above.join("")}`) : [];
    });
}
