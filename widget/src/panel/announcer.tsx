import type { ChatMessage } from "../../../server/src/channels/contract.ts";

/** Says to a screen reader what somebody of the company has said. The region is there before anything is in it. */
export function Announcer({ message }: { message: ChatMessage | undefined }) {
  const files = message?.files.map(({ name }) => name).join(", ") ?? "";
  return (
    <div class="unseen" role="status" aria-live="polite">
      {message && (
        <p key={message.messageId}>{`${message.author.name}: ${[message.text, files].filter(Boolean).join(" ")}`}</p>
      )}
    </div>
  );
}
