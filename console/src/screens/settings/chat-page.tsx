import { MessagesSquare, Plus } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Select } from "../../parts/select.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { type Chat, useChats } from "./chat-data.ts";
import { ChatForm } from "./chat-form.tsx";
import { ChatTag } from "./chat-tag.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { NameDialog } from "./teams-name-dialog.tsx";

/** The chat on the company's pages: how to put it there, how it looks, and what it asks. */
export function ChatPage() {
  const chats = useChats();
  const mayManage = useMay("channels:manage");
  const [channelId, setChannelId] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const { data } = chats.list;
  const chat = data?.find((one) => one.channelId === channelId) ?? data?.find(({ ended }) => !ended) ?? data?.[0];
  return (
    <SettingsPage title="Chat" wide>
      {chats.list.isPending && <SkeletonText lines={10} label="Reading the chats" />}
      {chats.list.isError && !data && (
        <ErrorState sentence={refusalOf(chats.list.error).sentence} onRetry={() => void chats.list.refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon={MessagesSquare} title="There is no chat yet">
          Make one, and put it on your pages with one line.
        </EmptyState>
      )}
      {data && chat && (
        <>
          <Chooser
            chats={data}
            chat={chat}
            onChoose={setChannelId}
            onNew={mayManage ? () => setMaking(true) : undefined}
            onEnd={mayManage ? () => chats.end(chat) : undefined}
          />
          {chat.ended && (
            <div className="mb-6">
              <Banner
                tone="warning"
                actions={
                  mayManage && (
                    <Button size="small" onClick={() => chats.reopen(chat)}>
                      Open it again
                    </Button>
                  )
                }
              >
                This chat is closed: nothing comes in by it, and what came in stays.
              </Banner>
            </div>
          )}
          <ChatTag chat={chat} />
          <ChatForm
            key={chat.channelId}
            chat={chat}
            mayManage={mayManage}
            onSave={(draft) => chats.change(chat.channelId, draft)}
          />
        </>
      )}
      {making && (
        <NameDialog
          title="New chat"
          description="For another brand or another shop: with settings and conversations of its own."
          hint="Visitors read it: the name of the company or the brand."
          deed="Make the chat"
          onSave={({ name }) => chats.make(name, (made) => setChannelId(made.channelId))}
          onClose={() => setMaking(false)}
        />
      )}
    </SettingsPage>
  );
}

interface ChooserProps {
  chats: readonly Chat[];
  chat: Chat;
  onChoose: (channelId: string) => void;
  onNew: (() => void) | undefined;
  onEnd: (() => void) | undefined;
}

function Chooser({ chats, chat, onChoose, onNew, onEnd }: ChooserProps) {
  return (
    <div className="mb-4 flex items-center gap-2">
      {chats.length > 1 ? (
        <div className="w-64">
          <Select
            label="Chat"
            labelHidden
            items={chats.map(({ channelId: value, name, ended }) => ({
              value,
              label: ended ? `${name} (closed)` : name,
            }))}
            value={chat.channelId}
            onChange={onChoose}
          />
        </div>
      ) : (
        <h2 className="min-w-0 truncate text-title font-semibold">{chat.name}</h2>
      )}
      <div className="ml-auto flex gap-2">
        {onEnd && !chat.ended && <Button onClick={onEnd}>Close this chat</Button>}
        {onNew && (
          <Button icon={Plus} onClick={onNew}>
            New chat
          </Button>
        )}
      </div>
    </div>
  );
}
