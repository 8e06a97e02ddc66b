import type { Detail } from "../../../conversations/use-conversation.ts";

/** The last message that a member had seen when a conversation was opened; null when they have seen all, or none ever. */
export function seenBefore({ messages, happenings }: Detail, me: string): string | null {
  const seen = happenings.findLast(({ kind, author }) => kind === "seen_by_member" && author.id === me);
  const own = messages.findLast(({ author }) => author.kind === "member" && author.id === me);
  const seenAt = Math.max(seen?.at.getTime() ?? 0, own?.writtenAt.getTime() ?? 0);
  if (seenAt === 0) return null;
  return messages.findLast(({ writtenAt }) => writtenAt.getTime() <= seenAt)?.messageId ?? null;
}
