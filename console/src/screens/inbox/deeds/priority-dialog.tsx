import type { Priority } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { priorityLooks } from "../../../conversations/looks.ts";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

const highestFirst = (Object.keys(priorityLooks) as Priority[]).toReversed();

/** Says how much something matters. */
export function PriorityDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { targets } = useInbox();
  const { rows } = useDesk();
  const deed = useDeed();
  const current = new Set(targets.map((id) => rows.get(id)?.priority));
  const items = highestFirst.map((priority) => ({
    value: priority,
    ...priorityLooks[priority],
    chosen: current.size === 1 && current.has(priority),
  }));
  return (
    <ChooseDialog
      open={open}
      onClose={onClose}
      title="Priority"
      placeholder="Urgent, high, normal or low"
      items={items}
      onChoose={(value) => {
        const to = value as Priority;
        deed({ kind: "priority", to }, `Priority: ${priorityLooks[to].label.toLowerCase()}`);
      }}
    />
  );
}
