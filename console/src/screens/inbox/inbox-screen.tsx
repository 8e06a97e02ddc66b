import { useState } from "react";
import { DeskContext } from "../../conversations/desk-context.ts";
import { useNewDesk } from "../../conversations/use-desk.ts";
import { Drafts, DraftsContext } from "./composer/drafts.ts";
import { Inbox } from "./inbox.tsx";

/** Where customers are answered. */
export function InboxScreen() {
  const desk = useNewDesk();
  const [drafts] = useState(() => new Drafts());
  return (
    <DeskContext value={desk}>
      <DraftsContext value={drafts}>
        <Inbox />
      </DraftsContext>
    </DeskContext>
  );
}
