import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { announce } from "../../kernel/wake.ts";
import { applyToMany } from "../change-conversation.ts";
import { appendEvents } from "../event.ts";
import type { Change } from "../shapes.ts";
import { idleSince, listAgents, type TeamMember } from "./agents.sql.ts";
import { agentOf, isAvailable } from "./agents.ts";
import { type Agent, type Assignment, decide, isAble, weightOf } from "./decide.ts";
import { insertOffers, withdrawOffers } from "./offer.sql.ts";
import { expireOffers } from "./offers.ts";
import { endStays } from "./queue.sql.ts";
import { leave, queueLedger } from "./queue.ts";
import { readSettings } from "./settings.ts";
import type { RoutingSettings } from "./shapes.ts";
import { skillNames } from "./skill.sql.ts";
import { requeueStranded } from "./status.ts";
import {
  claimedAmong,
  deleteOrphans,
  headsOf,
  type Line,
  type Locked,
  listLines,
  lockEntries,
  nextInstant,
  relaxDue,
  takeTurn,
} from "./turn.sql.ts";

/** What came of looking at a workspace. */
export type Turn =
  | { outcome: "busy" }
  | {
      outcome: "done";
      /** What was given to somebody. */
      given: readonly string[];
      /** Whether there is more to do at once. */
      more: boolean;
      /** When something next happens by itself. */
      next: Date | null;
    };

// So many are written with the same few statements; the conversations are locked until they are.
const mostAtOnce = 500;

/**
 * Gives out what can be given out now, in one transaction. Whoever holds the turn of a workspace is alone in giving out its
 * work, so loads are what they are read to be and nobody gets more than their slots; a conversation that somebody else is
 * changing just now is left for the next time.
 */
export async function route(tx: Tx, workspaceId: string, now: Date): Promise<Turn> {
  if (!(await takeTurn(tx, workspaceId))) return { outcome: "busy" };
  const settings = await readSettings(tx, workspaceId);
  const expired = await expireOffers(tx, workspaceId, settings, now);
  const members = await listAgents(tx, workspaceId, now);
  const stranded = await lookAfterTheStranded(tx, workspaceId, members, settings, now);
  await relaxDue(tx, workspaceId, now);
  const agents = members.filter(isAvailable).map((member) => agentOf(member, settings));

  const { decided, given } = await giveOut(tx, workspaceId, agents, settings, now);
  if (given.length + expired + stranded > 0) await announce(tx, queueLedger);
  return { outcome: "done", given, more: decided > 0, next: await nextInstant(tx, workspaceId) };
}

async function lookAfterTheStranded(
  tx: Tx,
  workspaceId: string,
  members: readonly TeamMember[],
  settings: RoutingSettings,
  now: Date,
): Promise<number> {
  const idsOf = (some: readonly TeamMember[]) => some.map(({ memberId }) => memberId);
  const isHolding = ({ open }: TeamMember) => open !== null;
  const there = members.filter((member) => isAvailable(member) && isHolding(member));
  const gone = members.filter((member) => !isAvailable(member) && isHolding(member));
  const stranded = await requeueStranded(tx, workspaceId, idsOf(gone), settings, now);
  // Whoever is back has their own customers again.
  const claimed = await claimedAmong(tx, workspaceId, idsOf(there));
  if (claimed.length > 0) await leave(tx, workspaceId, claimed, now);
  return stranded + claimed.length;
}

async function giveOut(
  tx: Tx,
  workspaceId: string,
  agents: readonly Agent[],
  settings: RoutingSettings,
  now: Date,
): Promise<{ decided: number; given: string[] }> {
  const lines = (await listLines(tx, workspaceId)).filter((line) => somebodyIsAble(line, agents));
  const room = Math.min(mostAtOnce, roomOf(agents, lines));
  if (lines.length === 0 || room === 0) return { decided: 0, given: [] };
  const needs = new Map(lines.map(({ needId, need }) => [needId, need]));
  const heads = await headsOf(tx, workspaceId, lines, room);
  const assignments = decide({
    waiting: heads.map(({ needId, queuedAt, headStart, ...head }) => ({
      ...head,
      need: needs.get(needId)!,
      queuedAt: queuedAt.getTime(),
      headStarts: headStart,
    })),
    agents,
    policy: settings.policy,
    holdAfterSeconds: settings.holdAfterSeconds,
    skillNames: await skillNames(tx, workspaceId),
    now: now.getTime(),
  }).slice(0, mostAtOnce);
  const given = await carryOut(tx, workspaceId, assignments, settings, now);
  return { decided: assignments.length, given };
}

function somebodyIsAble({ need, step }: Line, agents: readonly Agent[]): boolean {
  return agents.some((agent) => agent.slots > 0 && isAble(agent, need, step));
}

/** How many conversations at most could be given out, were they all of the lightest channel; none at all counts as none. */
function roomOf(agents: readonly Agent[], lines: readonly Line[]): number {
  const channels = [...new Set(lines.map(({ need }) => need.channel))];
  return agents.reduce((sum, agent) => {
    const lightest = Math.min(...channels.map((channel) => weightOf(agent, channel)));
    return sum + Math.max(0, Math.ceil((agent.slots - agent.taken) / lightest));
  }, 0);
}

async function carryOut(
  tx: Tx,
  workspaceId: string,
  assignments: readonly Assignment[],
  settings: RoutingSettings,
  now: Date,
): Promise<string[]> {
  if (assignments.length === 0) return [];
  const ids = assignments.map(({ conversationId }) => conversationId);
  const locked = new Map((await lockEntries(tx, workspaceId, ids)).map((one) => [one.conversationId, one]));
  const over = [...locked.values()].filter(({ isWaiting }) => !isWaiting);
  await leave(
    tx,
    workspaceId,
    over.map(({ conversationId }) => conversationId),
    now,
  );
  const firm = assignments.flatMap((assignment) => {
    const conversation = locked.get(assignment.conversationId);
    return conversation?.isWaiting ? [{ ...assignment, conversation }] : [];
  });
  // Whoever was erased meanwhile is not tried again and again.
  if (locked.size === 0) await deleteOrphans(tx, workspaceId);
  await assign(tx, workspaceId, firm, now);
  await offer(tx, workspaceId, firm, settings, now);
  return firm.map(({ conversationId }) => conversationId);
}

type Firm = Assignment & { conversation: Locked };

async function assign(tx: Tx, workspaceId: string, firm: readonly Firm[], now: Date): Promise<void> {
  if (firm.length === 0) return;
  await applyToMany(
    tx,
    workspaceId,
    firm.map((one) => ({
      conversationId: one.conversationId,
      changes: changesOf(one),
      deed: { by: "system", at: now, reason: one.decision.sentence },
    })),
  );
  await appendEvents(
    tx,
    workspaceId,
    firm.map(({ conversationId, memberId, decision }) => ({
      conversationId,
      kind: "routed",
      author: "system",
      at: now,
      reason: decision.sentence,
      detail: { to: memberId, because: decision.because, decision },
    })),
  );
  await endStays(
    tx,
    workspaceId,
    firm.map(({ conversationId, memberId, decision }) => ({ conversationId, outcome: "routed", memberId, decision })),
    now,
  );
  const later = (place: number) => now.getTime() + place / 1000;
  await idleSince(
    tx,
    workspaceId,
    firm.map(({ memberId }, place) => ({ memberId, at: later(place + 1) })),
  );
}

function changesOf({ memberId, decision, conversation }: Firm): Change[] {
  const assignee = { kind: "assignee", to: memberId } as const;
  if (conversation.teamId || !decision.teamId) return [assignee];
  return [{ kind: "team", to: decision.teamId }, assignee];
}

async function offer(
  tx: Tx,
  workspaceId: string,
  firm: readonly Firm[],
  { respondWithinSeconds }: RoutingSettings,
  now: Date,
): Promise<void> {
  const offers = firm.flatMap(({ conversationId, memberId, conversation }) => {
    const seconds = respondWithinSeconds[conversation.channel];
    if (seconds === undefined) return [];
    return [{ offerId: newId(now), conversationId, memberId, respondBy: new Date(now.getTime() + seconds * 1000) }];
  });
  // Whoever had it before is not waited for any more.
  await withdrawOffers(
    tx,
    workspaceId,
    firm.map(({ conversationId }) => conversationId),
    now,
  );
  await insertOffers(tx, workspaceId, offers, now);
}
