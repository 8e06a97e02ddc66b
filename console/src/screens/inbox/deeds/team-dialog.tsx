import { CircleSlash, UsersRound } from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { teamName } from "../../../conversations/teams.ts";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

const none = "none";

/** Gives conversations to a team. */
export function TeamDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { targets } = useInbox();
  const { rows, teams } = useDesk();
  const deed = useDeed();
  const current = new Set(targets.map((id) => rows.get(id)?.teamId ?? none));
  const only = current.size === 1 ? [...current][0] : null;
  const items = teams.map((team) => ({
    value: team.teamId,
    label: teamName(team),
    icon: UsersRound,
    detail: `${team.members.length} ${team.members.length === 1 ? "member" : "members"}`,
    chosen: team.teamId === only,
  }));
  const choose = (value: string) => {
    const team = teams.find(({ teamId }) => teamId === value);
    deed({ kind: "team", to: team?.teamId ?? null }, team ? `Given to ${teamName(team)}` : "Without a team");
  };
  return (
    <ChooseDialog
      open={open}
      onClose={onClose}
      title="Give to a team"
      placeholder="A team’s name"
      items={[...items, { value: none, label: "No team", icon: CircleSlash, chosen: only === none }]}
      onChoose={choose}
      empty="No team is called so."
    />
  );
}
