import { CodeBlock } from "../../parts/code-block.tsx";
import { Section } from "../../parts/section.tsx";
import type { Chat } from "./chat-data.ts";

/** The line that puts the chat on a page. */
export function ChatTag({ chat: { channelId, settings } }: { chat: Chat }) {
  const { origin } = window.location;
  const code = `<script async src="${origin}/chat.js" data-key="${channelId}" data-accent="${settings.accent}"></script>`;
  return (
    <Section
      title="In your pages"
      description="Paste this before </body>. The launcher costs a page one request; the rest is loaded when somebody points at it."
    >
      <CodeBlock code={code} label="Script tag of the chat" emphasize={channelId} />
    </Section>
  );
}
