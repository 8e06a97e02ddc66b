import { ChevronDown } from "lucide-react";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Button } from "../../../parts/button.tsx";
import { channelLook } from "../../../parts/channels.ts";
import { Menu } from "../../../parts/menu.tsx";

interface ChannelChoiceProps {
  threads: Detail["threads"];
  chosen: string | undefined;
  onChoose: (threadId: string) => void;
}

/** By which way the reply goes, where there are several. */
export function ChannelChoice({ threads, chosen, onChoose }: ChannelChoiceProps) {
  const current = threads.find(({ threadId }) => threadId === chosen) ?? threads[0];
  if (!current || threads.length < 2) return null;
  const { label, icon } = channelLook(current.channel);
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button look="quiet" icon={icon} aria-label={`Goes by ${label}; change`}>
          {label}
          <ChevronDown size={14} className="-mr-1 text-muted" aria-hidden />
        </Button>
      }
      entries={[
        {
          kind: "choice",
          label: "Send by",
          value: current.threadId,
          options: threads.map(({ threadId, channel }, at) => ({
            value: threadId,
            label: at === 0 ? `${channelLook(channel).label} (used last)` : channelLook(channel).label,
            icon: channelLook(channel).icon,
          })),
          choose: onChoose,
        },
      ]}
    />
  );
}
