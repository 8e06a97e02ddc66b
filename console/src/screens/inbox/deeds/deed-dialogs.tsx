import { useInbox } from "../inbox-context.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { MergeConversationDialog } from "./merge-conversation-dialog.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import { TeamDialog } from "./team-dialog.tsx";
import { TitleDialog } from "./title-dialog.tsx";

/** What deeds ask for before they are done. */
export function DeedDialogs() {
  const { question, ask, targets } = useInbox();
  const close = () => ask(null);
  return (
    <>
      <SnoozeDialog open={question === "snooze"} onClose={close} />
      <AssignDialog open={question === "assign"} onClose={close} />
      <TeamDialog open={question === "team"} onClose={close} />
      <PriorityDialog open={question === "priority"} onClose={close} />
      {question === "tags" && <TagsDialog key={targets.join()} onClose={close} />}
      {question === "merge" && <MergeConversationDialog onClose={close} />}
      {question === "title" && <TitleDialog onClose={close} />}
    </>
  );
}
