import { useInbox } from "../inbox-context.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { BeginDialog } from "./begin-dialog.tsx";
import { ChooseConversation } from "./choose-conversation.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import { TeamDialog } from "./team-dialog.tsx";
import { TitleDialog } from "./title-dialog.tsx";
import { useLinkConversation } from "./use-link-conversation.ts";
import { useMergeConversation } from "./use-merge-conversation.ts";

/** What deeds ask for before they are done. */
export function DeedDialogs() {
  const { question, ask, targets, open } = useInbox();
  const { merge } = useMergeConversation();
  const { link } = useLinkConversation();
  const close = () => ask(null);
  return (
    <>
      <SnoozeDialog open={question === "snooze"} onClose={close} />
      <AssignDialog open={question === "assign"} onClose={close} />
      <TeamDialog open={question === "team"} onClose={close} />
      <PriorityDialog open={question === "priority"} onClose={close} />
      {question === "tags" && <TagsDialog key={targets.join()} onClose={close} />}
      {question === "merge" && (
        <ChooseConversation
          title="Merge this conversation into"
          onChoose={(into) => open && merge(open, into)}
          onClose={close}
        />
      )}
      {question === "link" && (
        <ChooseConversation title="Link with" onChoose={(other) => open && link(open, other)} onClose={close} />
      )}
      {question === "begin" && <BeginDialog onClose={close} />}
      {question === "title" && <TitleDialog onClose={close} />}
    </>
  );
}
