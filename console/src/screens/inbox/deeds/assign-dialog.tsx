import { UserRoundX } from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { Avatar } from "../../../parts/avatar.tsx";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

const nobody = "nobody";

/** Gives conversations to somebody. */
export function AssignDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { targets } = useInbox();
  const { rows, members, me } = useDesk();
  const deed = useDeed();
  const owners = new Set(targets.map((id) => rows.get(id)?.assigneeId ?? nobody));
  const only = owners.size === 1 ? [...owners][0] : null;
  const people = members.map(({ userId, name, email }) => ({
    value: userId,
    label: userId === me ? `${name} (you)` : name,
    detail: email,
    mark: <Avatar name={name} size="small" />,
    chosen: userId === only,
  }));
  const choose = (value: string) => {
    const words = value === me ? "It is yours" : `Assigned to ${members.find(({ userId }) => userId === value)?.name}`;
    deed({ kind: "assignee", to: value === nobody ? null : value }, value === nobody ? "Without an owner" : words);
  };
  return (
    <ChooseDialog
      open={open}
      onClose={onClose}
      title="Assign to"
      placeholder="A colleague’s name"
      items={[...people, { value: nobody, label: "Nobody", icon: UserRoundX, chosen: only === nobody }]}
      onChoose={choose}
      empty="Nobody of the team is called so."
    />
  );
}
