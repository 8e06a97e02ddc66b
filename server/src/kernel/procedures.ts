import type { AnyContractRouter } from "@orpc/contract";
import { ORPCError } from "@orpc/contract";
import { implement, ValidationError } from "@orpc/server";
import type { Caller } from "./access.ts";
import type { Kernel } from "./assemble.ts";
import { Refusal, type RefusalCode, refusalStatus } from "./refusal.ts";

/** What every procedure is given beside its input. */
export interface Call {
  kernel: Kernel;
  caller: Caller;
  requestId: string;
}

/** Begins the implementation of a capability's contract. */
export function procedures<Contract extends AnyContractRouter>(contract: Contract) {
  return implement(contract).$context<Call>();
}

interface GuardedCall {
  context: Call;
  input: unknown;
  procedure: { "~orpc": { meta: { access?: string } } };
  next: () => Promise<unknown>;
}

/** Lets a call through only if its procedure's declared access allows the caller, before its input is even looked at. */
export async function guard({ context, input, procedure, next }: GuardedCall): Promise<unknown> {
  const access = procedure["~orpc"].meta.access;
  if (!access) throw new Error("A procedure without declared access cannot be called.");
  try {
    refuseUnlessAllowed(context.caller, access, (input as { workspaceId?: unknown } | undefined)?.workspaceId);
    return await next();
  } catch (error) {
    throw error instanceof Refusal ? asResponse(error) : error;
  }
}

/** Throws the refusal that a caller without `access` gets; another's workspace looks like one that does not exist. */
export function refuseUnlessAllowed(caller: Caller, access: string, workspaceId: unknown): void {
  if (access === "open") return;
  const workspace = typeof workspaceId === "string" ? workspaceId : undefined;
  if (caller.allows(workspace, access)) return;
  if (caller.actor === "nobody") throw new Refusal("not_signed_in", "Sign in, or send a secret key as a Bearer token.");
  if (workspace && !caller.allows(workspace, "workspace:see")) throw new Refusal("not_found", "No such workspace.");
  throw new Refusal("forbidden", `Your role or key does not allow this: it needs "${access}".`);
}

function asResponse(refusal: Refusal): ORPCError<string, { field?: string }> {
  return new ORPCError(refusal.code, {
    status: refusalStatus[refusal.code],
    message: refusal.message,
    data: { field: refusal.field },
    cause: refusal,
  });
}

/** The one shape of every error of the API. */
export interface ErrorBody {
  code: RefusalCode | "internal";
  sentence: string;
  field?: string;
}

/** Turns whatever a procedure threw into the one error shape; unexpected errors keep their details to the log. */
export function errorBody(error: ORPCError<string, unknown>): ErrorBody {
  if (error.cause instanceof Refusal) return refusalBody(error.cause);
  if (error.cause instanceof ValidationError) return validationBody(error.cause);
  if (error.status === 404) return { code: "not_found", sentence: "There is nothing at this address." };
  if (error.status < 500) return { code: "bad_input", sentence: error.message };
  return {
    code: "internal",
    sentence: "Something went wrong on our side. It is in the server's log under this request's id.",
  };
}

/** A refusal in the one error shape. */
export function refusalBody({ code, message, field }: Refusal): ErrorBody {
  return { code, sentence: message, ...(field ? { field } : {}) };
}

function validationBody(error: ValidationError): ErrorBody {
  const issue = error.issues[0];
  const field = issue?.path?.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  const sentence = field
    ? `“${field}” is not usable: ${issue?.message}.`
    : `The input is not usable: ${issue?.message}.`;
  return { code: "bad_input", sentence: sentence.replace(/\.\.$/, "."), ...(field ? { field } : {}) };
}
