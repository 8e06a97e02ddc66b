import type { IdentifierKind, PersonId, Standing, SubjectId } from "./identifier.ts";
import type { Limits } from "./limits.ts";

/** What keeps two people two: the kind whose limit their union would break, or that a human separated them. */
export type Obstacle = IdentifierKind | "kept_apart";

export type EdgeReason =
  | "identify"
  | "message"
  | "alias"
  | "token"
  | "reply"
  | "claim"
  | "claim_match"
  | "alias_claim"
  | "trusted_claim"
  | "rule"
  | "manual";

export type IdentityNode = { subjectId: SubjectId; kind: IdentifierKind; value: string; standing: Standing };

/** A reason to hold two subjects for one person; `occurredAt` in epoch milliseconds. One that is not counted is ignored. */
export type IdentityEdge = {
  a: SubjectId;
  b: SubjectId;
  occurredAt: number;
  reason: EdgeReason;
  counted?: boolean;
};

export type ApartPair = readonly [SubjectId, SubjectId];

/** Who held a subject from a time (inclusive) until a time (exclusive), in epoch milliseconds; null is without end. */
export type Holding = { subjectId: SubjectId; from: number | null; until: number | null; personId: PersonId };

/** A join that did not happen, between whom, and the subject that went over to the other person instead. `a` < `b`. */
export type Conflict = {
  a: SubjectId;
  b: SubjectId;
  personOfA: PersonId;
  personOfB: PersonId;
  occurredAt: number;
  because: Obstacle;
  moved: SubjectId | null;
};

export type Identities = {
  nodes: readonly IdentityNode[];
  edges: readonly IdentityEdge[];
  apart: readonly ApartPair[];
  limits: Limits;
};
