import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { detailOptions } from "../../../conversations/use-conversation.ts";
import { notify } from "../../../parts/toast.tsx";

/** Whether one follows the open conversation, and the way to change that. */
export function useFollowing(conversationId: string | null): { follows: boolean; toggle: () => void } {
  const { workspaceId, me } = useDesk();
  const cache = useQueryClient();
  const options = detailOptions(workspaceId, conversationId ?? "");
  // Asks nothing by itself: the open conversation is read by its own pane.
  const { data } = useQuery({ ...options, enabled: false });
  const follows = data?.followers.includes(me) ?? false;
  const set = async (follow: boolean) => {
    if (!conversationId) return;
    const { follow: begin, unfollow: end } = api.desk.conversations;
    try {
      await (follow ? begin : end)({ workspaceId, conversationId });
      cache.setQueryData(
        options.queryKey,
        (now) => now && { ...now, followers: withMember(now.followers, me, follow) },
      );
      notify({ title: follow ? "You follow it" : "You no longer follow it", undo: () => void set(!follow) });
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
  };
  return { follows, toggle: () => void set(!follows) };
}

function withMember(followers: readonly string[], me: string, follow: boolean): string[] {
  const others = followers.filter((id) => id !== me);
  return follow ? [...others, me] : others;
}
