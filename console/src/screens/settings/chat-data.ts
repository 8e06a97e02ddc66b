import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { refused } from "./desk-refused.ts";

export type Chat = Awaited<ReturnType<typeof api.channels.list>>[number];
export type ChatSettings = Chat["settings"];
export type Language = ChatSettings["defaultLanguage"];
export type Question = ChatSettings["form"]["fields"][number];

/** What is being changed of a chat, and the way to change more. */
export interface Draft {
  name: string;
  settings: ChatSettings;
}

/** Changes some settings of the draft. */
export type SetSettings = (changes: Partial<ChatSettings>) => void;

/** The chats of the workspace, and what can be done about them. */
export function useChats() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.channels.key() });
  const end = useMutation(queries.channels.end.mutationOptions({ onSuccess: renew }));
  const reopen = useMutation(queries.channels.reopen.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.channels.list.queryOptions({ input: { workspaceId } })),
    make: (name: string, onMade: (made: Chat) => void) =>
      refused(async () => {
        const made = await api.channels.make({ workspaceId, kind: "chat", name });
        await renew();
        onMade(made);
      }),
    change: (channelId: string, { name, settings }: Draft) =>
      refused(async () => {
        await api.channels.change({ workspaceId, channelId, name, settings });
        await renew();
      }),
    end: ({ channelId, name }: Chat) =>
      end.mutate(
        { workspaceId, channelId },
        {
          onSuccess: () =>
            notify({
              title: `The chat “${name}” is closed`,
              undo: () => reopen.mutate({ workspaceId, channelId }),
            }),
        },
      ),
    reopen: ({ channelId }: Chat) => reopen.mutate({ workspaceId, channelId }),
  };
}
