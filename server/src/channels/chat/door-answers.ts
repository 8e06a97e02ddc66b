import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Kernel } from "../../kernel/assemble.ts";
import { Refusal, refusalStatus } from "../../kernel/refusal.ts";
import { isStorableJson } from "../storable.ts";
import type { ChatError } from "./protocol.ts";

/** Lets pages of any origin ask; whether they may see anything is decided where it is known which chat they want. */
export function allowPages(http: FastifyInstance): void {
  http.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-methods": "GET, POST, OPTIONS",
      "access-control-allow-headers": "authorization, content-type",
      "access-control-max-age": "86400",
      "access-control-expose-headers": "retry-after",
      "cross-origin-resource-policy": "cross-origin",
      vary: "origin",
    });
  });
}

/** Answers what went wrong: what a sender can send is never our fault, and what is our fault can be tried again. */
export function answerFailure(kernel: Kernel) {
  return (
    error: Error & { statusCode?: number; againInSeconds?: number },
    _request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    if (error instanceof TooMuch) reply.header("retry-after", String(error.againInSeconds));
    if (error instanceof Refusal) return answer(reply, refusalStatus[error.code], error.code, error.message);
    const status = error.statusCode ?? 503;
    if (status === 413) return answer(reply, 413, "too_large", "The body is too large.");
    if (status < 500) return answer(reply, status, "bad_input", error.message);
    kernel.log.error({ err: error }, "a door of the chat failed");
    reply.header("retry-after", "2");
    return answer(reply, 503, "unavailable", "This did not work just now. Come again in a moment.");
  };
}

/** Too much was asked; in so many seconds it may be asked again. */
export class TooMuch extends Refusal {
  readonly againInSeconds: number;
  constructor(againInSeconds: number) {
    super("too_many", `That was too much at once. Come again in ${againInSeconds} seconds.`);
    this.againInSeconds = againInSeconds;
  }
}

/** Reads a body of JSON, whatever its content type says: a page may send it as text, and so spare the browser a question. */
export function bodyOf<Shape extends z.ZodType>(request: FastifyRequest, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(jsonOf(request.body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "body";
    throw new Refusal("bad_input", `“${field}” is not usable: ${issue?.message}.`.replace(/\.\.$/, "."), field);
  }
  if (!isStorableJson(parsed.data as object))
    throw new Refusal("bad_input", "The body holds a character that cannot be kept.");
  return parsed.data;
}

/** The page that is asked for in an address. */
export function pageOf(request: FastifyRequest): { before?: string | undefined; limit: number } {
  const parsed = pageQuery.safeParse(request.query);
  if (!parsed.success) throw new Refusal("bad_input", "“limit” is a number from 1 to 100, and “before” a “next”.");
  return parsed.data;
}

const pageQuery = z.object({
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** The visitor's secret, as it came in the header. */
export function bearerOf({ headers }: FastifyRequest): string {
  const [, token] = /^Bearer (\S{1,100})$/i.exec(headers.authorization ?? "") ?? [];
  if (!token) throw new Refusal("not_signed_in", "Send the session's token as “Authorization: Bearer …”.");
  return token;
}

/** From which page and address somebody comes. */
export function whence({ headers, ip }: FastifyRequest): { origin: string | undefined; address: string } {
  return { origin: headers.origin, address: ip };
}

/** An id of an address in the form that the database has; what is none leads nowhere. */
export function idIn(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new Refusal("not_found", "There is nothing here.");
  return text.toLowerCase();
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse((body as Buffer | undefined)?.toString("utf8") ?? "");
  } catch {
    throw new Refusal("bad_input", "The body is not JSON.");
  }
}

function answer(reply: FastifyReply, status: number, code: string, sentence: string): FastifyReply {
  return reply.status(status).send({ code, sentence } satisfies ChatError);
}
