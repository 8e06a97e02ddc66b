/** One browser that chats, as its row says. */
export interface Visitor {
  workspaceId: string;
  visitorId: string;
  channelId: string;
  /** Of the anonymous id. */
  subjectId: string;
  anonymousId: string;
  /** Whether the anonymous id was made here, since the page had none then. */
  isOwnName: boolean;
  answers: Record<string, string>;
  /** The subject that they have proven to be. */
  provenSubjectId: string | null;
}

/** Whose threads and messages a visitor sees: their own, or those of all visitors that one user has proven to be. */
export function audienceOf({ provenSubjectId, visitorId }: Pick<Visitor, "provenSubjectId" | "visitorId">): string {
  return provenSubjectId ?? visitorId;
}

/** For whom the company holds a visitor. */
export function standingOf({ provenSubjectId, answers }: Visitor): "anonymous" | "claimed" | "proven" {
  if (provenSubjectId) return "proven";
  return Object.keys(answers).length > 0 ? "claimed" : "anonymous";
}

/** The subject under which what a visitor does from now on is stored. */
export function subjectOf({ provenSubjectId, subjectId }: Visitor): string {
  return provenSubjectId ?? subjectId;
}
