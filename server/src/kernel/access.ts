import type { FastifyRequest } from "fastify";

/** Who calls, and what they may do. Made by the capability that knows members and keys. */
export interface Caller {
  /** "nobody", or a kind and an id such as "member:…" or "key:…"; written into logs and audit records. */
  readonly actor: string;
  readonly userId: string | undefined;
  readonly ip: string;
  readonly userAgent: string;
  /** Whether a procedure that declares `access` is open to this caller in this workspace. */
  allows(workspaceId: string | undefined, access: string): boolean;
}

/** Finds out who calls; never refuses by itself. */
export type Admit = (request: FastifyRequest) => Promise<Caller>;
