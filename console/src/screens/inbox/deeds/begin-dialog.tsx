import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { Dialog } from "../../../parts/dialog.tsx";
import { notify } from "../../../parts/toast.tsx";
import { PersonPicker } from "../../../people/person-picker.tsx";
import { useInbox } from "../inbox-context.ts";

/** Begins a conversation with a customer who has not written. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { workspaceId, rows } = useDesk();
  const { show, compose } = useInbox();
  const begin = async (personId: string) => {
    onClose();
    try {
      const begun = await api.desk.conversations.begin({ workspaceId, personId });
      rows.put([begun]);
      show(begun.conversationId);
      compose("reply");
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
  };
  return (
    <Dialog open onClose={onClose} title="Write to a customer">
      <PersonPicker label="Customer" except="" onPick={({ id }) => void begin(id)} />
    </Dialog>
  );
}
