import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Kernel } from "../kernel/assemble.ts";
import { type RefusalCode, refusalStatus } from "../kernel/refusal.ts";
import { addressHeader, authPath, closeSignIn, signInOf } from "./auth.ts";

/** Opens the door of sign-in, sign-out, second factor and single sign-on; better-auth stands behind it. */
export function openSignIn(http: FastifyInstance, kernel: Kernel): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 64_000 }, (_request, body, done) => done(null, body));
  http.addHook("onClose", () => closeSignIn(kernel));
  http.all(`${authPath}/*`, async (request, reply) => {
    const { own, single } = await signInOf(kernel);
    const auth = /^\/api\/auth\/(sign-in\/social|callback\/)/.test(request.url) ? single() : own;
    return answer(reply, await auth.handler(asFetchRequest(request, kernel.config.PUBLIC_URL)));
  });
}

/** The headers of a request for better-auth; the caller's address is what our own server says it is. */
export function authHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
    else for (const each of value ?? []) headers.append(name, each);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

function asFetchRequest(request: FastifyRequest, publicUrl: string): Request {
  const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null;
  const headers = authHeaders(request);
  headers.delete("content-length");
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  const wait = response.headers.get("x-retry-after");
  if (wait) reply.header("retry-after", wait);
  reply.header("cache-control", "no-store");
  const text = await response.text();
  return reply.send(response.status >= 400 ? JSON.stringify(inOurShape(response.status, text)) : text);
}

/** Errors have one shape everywhere; better-auth's own code stays beside it as `reason` for its client. */
function inOurShape(status: number, text: string) {
  if (status >= 500)
    return { code: "internal", sentence: "Something went wrong on our side. It is in the server's log." };
  const { code: reason, message } = parsed(text);
  if (reason === "PROVIDER_NOT_FOUND") return { code: "unavailable", sentence: providerSilent, reason, message };
  return { code: codeOf(status), sentence: asSentence(message), reason, message };
}

const providerSilent = "Single sign-on is not set up or does not answer. Try again, or sign in with your password.";

function parsed(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function asSentence(message = "This did not work"): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function codeOf(status: number): RefusalCode {
  const codes = Object.keys(refusalStatus) as RefusalCode[];
  return codes.find((code) => refusalStatus[code] === status) ?? "bad_input";
}
