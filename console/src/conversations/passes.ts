import type { Conversation, Filter } from "./conversation.ts";

/**
 * Whether a conversation belongs to what a filter wants, as far as its row tells. Who is mentioned, who follows and who
 * is in which team is not in a row: such filters answer null, and the server has to be asked.
 */
export function passes(filter: Filter, row: Conversation, me: string): boolean | null {
  const known =
    row.mergedInto === null &&
    isAmong(filter.state, row.state) &&
    isAmong(filter.priority, row.priority) &&
    isAmong(filter.channel, row.channel) &&
    isAssigned(filter.assignee, row.assigneeId, me) &&
    (filter.team === undefined || isTeam(filter.team, row.teamId)) &&
    (filter.tag === undefined || filter.tag.some((tag) => row.tags.includes(tag))) &&
    (filter.waiting !== true || row.waitingSince !== null) &&
    (filter.personId === undefined || filter.personId === row.personId);
  if (!known) return false;
  return filter.mentioned || filter.followed || filter.team === "mine" ? null : true;
}

function isAmong(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.includes(value);
}

function isAssigned(wanted: string | undefined, assigneeId: string | null, me: string): boolean {
  if (wanted === undefined) return true;
  if (wanted === "nobody") return assigneeId === null;
  if (wanted === "anybody") return assigneeId !== null;
  return assigneeId === (wanted === "me" ? me : wanted);
}

function isTeam(wanted: string, teamId: string | null): boolean {
  if (wanted === "mine") return teamId !== null;
  return wanted === "nobody" ? teamId === null : wanted === teamId;
}
