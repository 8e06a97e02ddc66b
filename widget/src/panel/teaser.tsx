import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

/** What somebody of the company has just said, beside the closed chat. */
export function Teaser({ message, dismiss }: { message: ChatMessage; dismiss(): void }) {
  const { texts, navigation } = useSurroundings();
  return (
    <div class="teaser">
      <button
        type="button"
        class="teaser-text"
        onClick={() => {
          navigation.show(message.threadId);
          navigation.open();
        }}
      >
        <Avatar author={message.author} size={32} />
        <span class="item-text">
          <b>{message.author.name}</b>
          <span class="teaser-words">{message.text || message.files[0]?.name}</span>
        </span>
      </button>
      <button type="button" class="icon-button small" aria-label={texts.close} onClick={dismiss}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
