import { useMemo, useState } from "react";
import { useMembers } from "../members/members.ts";
import { useSession } from "../shell/session.ts";
import type { Desk } from "./desk-context.ts";
import { Rows } from "./rows.ts";
import { teamName, useTeams } from "./teams.ts";

/** What a screen of the desk gives to everything on it. */
export function useNewDesk(): Desk {
  const { workspace, account } = useSession();
  const [rows] = useState(() => new Rows());
  const members = useMembers();
  const teams = useTeams();
  return useMemo(() => {
    const memberNames = new Map(members.map(({ userId, name }) => [userId, name]));
    const teamNames = new Map(teams.map((team) => [team.teamId, teamName(team)]));
    const names = {
      me: account.id,
      member: (userId: string) => memberNames.get(userId) ?? "a former colleague",
      team: (teamId: string) => teamNames.get(teamId) ?? "a former team",
    };
    return { workspaceId: workspace.id, me: account.id, rows, members, teams, names };
  }, [workspace.id, account.id, rows, members, teams]);
}
