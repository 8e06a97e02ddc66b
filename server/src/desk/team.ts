import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { refuseUnlessAnswers } from "./routing/members.ts";
import { reviewSoon } from "./routing/settings.ts";
import {
  deleteTeamMember,
  insertTeam,
  insertTeamEnd,
  insertTeamMember,
  listTeams,
  type Team,
  updateTeam,
} from "./team.sql.ts";

/** What a team is called. */
export type TeamName = Pick<Team, "name" | "emoji">;

/** One team at work. */
export async function readTeam(tx: Tx, workspaceId: string, teamId: string): Promise<Team> {
  const [team] = await listTeams(tx, workspaceId, teamId);
  if (!team) throw new Refusal("not_found", "There is no such team, or it has ended.");
  return team;
}

/** Makes a team without members. */
export async function makeTeam(tx: Tx, workspaceId: string, name: TeamName, by: Author, at: Date): Promise<Team> {
  await refuseTakenName(tx, workspaceId, name.name);
  const teamId = newId(at);
  await insertTeam(tx, workspaceId, { teamId, ...name }, by.actor, at);
  await recordAudit(tx, workspaceId, by, "team.made", name.name, { teamId });
  return readTeam(tx, workspaceId, teamId);
}

/** Gives a team another name. */
export async function changeTeam(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  name: TeamName,
  by: Author,
): Promise<Team> {
  await readTeam(tx, workspaceId, teamId);
  await refuseTakenName(tx, workspaceId, name.name, teamId);
  await updateTeam(tx, workspaceId, { teamId, ...name });
  await recordAudit(tx, workspaceId, by, "team.changed", name.name, { teamId });
  return readTeam(tx, workspaceId, teamId);
}

/** Ends a team. Its conversations stay where they are; its members get no more through it. */
export async function endTeam(tx: Tx, workspaceId: string, teamId: string, by: Author, at: Date): Promise<void> {
  const team = await readTeam(tx, workspaceId, teamId);
  await insertTeamEnd(tx, workspaceId, teamId, by.actor, at);
  await recordAudit(tx, workspaceId, by, "team.ended", team.name, { teamId });
  await reviewSoon(tx, workspaceId);
}

/** Adds a member who answers customers to a team; what waits may go to them at once. */
export async function addToTeam(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  memberId: string,
  by: Author,
  at: Date,
): Promise<Team> {
  const team = await readTeam(tx, workspaceId, teamId);
  await refuseUnlessAnswers(tx, workspaceId, memberId);
  if (await insertTeamMember(tx, workspaceId, teamId, memberId, at)) {
    await recordAudit(tx, workspaceId, by, "team.member_added", team.name, { teamId, memberId });
    await reviewSoon(tx, workspaceId);
  }
  return readTeam(tx, workspaceId, teamId);
}

/** Takes a member out of a team. */
export async function removeFromTeam(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  memberId: string,
  by: Author,
): Promise<Team> {
  const team = await readTeam(tx, workspaceId, teamId);
  if (!(await deleteTeamMember(tx, workspaceId, teamId, memberId)))
    throw new Refusal("not_found", "This member is not in the team.");
  await recordAudit(tx, workspaceId, by, "team.member_removed", team.name, { teamId, memberId });
  await reviewSoon(tx, workspaceId);
  return readTeam(tx, workspaceId, teamId);
}

async function refuseTakenName(tx: Tx, workspaceId: string, name: string, except?: string): Promise<void> {
  const teams = await listTeams(tx, workspaceId);
  if (teams.some((team) => team.teamId !== except && team.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal("conflict", `There is a team “${name}” already.`, "name");
}
