import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { cursorOf, settledUntil } from "../kernel/follow.ts";
import { Refusal } from "../kernel/refusal.ts";
import {
  countConversations,
  type ListedRow,
  listConversations,
  type Order,
  type Place,
  type Wanted,
} from "./list.sql.ts";
import { followedBy, mentionedIn, subjectsOf, teamsOf } from "./membership.sql.ts";
import { type Filter, priorities, states } from "./shapes.ts";
import { shownRow } from "./show-conversation.ts";
import { areRare } from "./tagged.sql.ts";

const mostCounted = 10_000;
// Five thousand rows are looked at one by one about as soon as fifty are found in order where one of two hundred bears a tag.
const mostRare = 5000;

/** A page of conversations, the way to the next, and the cursor from which live changes follow. */
export async function listPage(
  tx: Tx,
  workspaceId: string,
  { filter, order, before, limit }: { filter: Filter; order: Order; before?: string | undefined; limit: number },
  me: string | undefined,
) {
  const cursor = cursorOf(await settledUntil(tx));
  const wanted = await wantedBy(tx, workspaceId, filter, me);
  const rows = await listConversations(
    tx,
    workspaceId,
    wanted,
    order,
    before ? placeOf(before, order) : null,
    limit + 1,
  );
  const page = rows.slice(0, limit);
  return {
    conversations: page.map(shownRow),
    next: rows.length > limit ? tokenOf(page.at(-1)!, order) : null,
    cursor,
  };
}

/** How many conversations pass each filter; beyond 10,000 it is enough to know that there are more. */
export async function counts(tx: Tx, workspaceId: string, filters: readonly Filter[], me: string | undefined) {
  const wanted: Wanted[] = [];
  for (const filter of filters) wanted.push(await wantedBy(tx, workspaceId, filter, me));
  const counted = await countConversations(tx, workspaceId, wanted, mostCounted + 1);
  return counted.map((count) => ({ count: Math.min(count, mostCounted), more: count > mostCounted }));
}

async function wantedBy(tx: Tx, workspaceId: string, filter: Filter, me: string | undefined): Promise<Wanted> {
  const { state, priority, channel, tag, waiting, personId } = filter;
  return {
    states: state ?? states,
    ...assigneeOf(filter, me),
    ...(filter.team === undefined ? {} : { teams: await teamsMeant(tx, workspaceId, filter.team, me) }),
    ...(priority ? { priorities: priority } : {}),
    ...(channel ? { channels: channel } : {}),
    ...(tag ? { tags: tag, tagsAreRare: await areRare(tx, workspaceId, tag, mostRare) } : {}),
    ...(waiting === undefined ? {} : { waiting }),
    ...(personId ? { person: { personId, subjectIds: await subjectsOf(tx, workspaceId, personId) } } : {}),
    ...(await conversationsOf(tx, workspaceId, filter, me)),
  };
}

function assigneeOf({ assignee }: Filter, me: string | undefined): Pick<Wanted, "assignee"> {
  if (assignee === undefined) return {};
  if (assignee === "nobody") return { assignee: null };
  if (assignee === "anybody") return { assignee };
  return { assignee: idOf(assignee === "me" ? oneself(me) : assignee, "filter.assignee") };
}

async function teamsMeant(tx: Tx, workspaceId: string, team: string, me: string | undefined): Promise<string[] | null> {
  if (team === "nobody") return null;
  return team === "mine" ? teamsOf(tx, workspaceId, oneself(me)) : [idOf(team, "filter.team")];
}

async function conversationsOf(
  tx: Tx,
  workspaceId: string,
  { mentioned, followed }: Filter,
  me: string | undefined,
): Promise<Pick<Wanted, "conversationIds">> {
  if (!mentioned && !followed) return {};
  const inMentions = mentioned ? await mentionedIn(tx, workspaceId, oneself(me)) : undefined;
  const inFollowed = followed ? await followedBy(tx, workspaceId, oneself(me)) : undefined;
  if (!inMentions || !inFollowed) return { conversationIds: inMentions ?? inFollowed ?? [] };
  return { conversationIds: inMentions.filter((id) => inFollowed.includes(id)) };
}

function oneself(me: string | undefined): string {
  if (!me) throw new Refusal("bad_input", "A key is nobody: say whose conversations are meant.", "filter");
  return me;
}

function idOf(text: string, field: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal("bad_input", `“${text}” is nobody here.`, field);
  return text;
}

const place = z.tuple([z.iso.datetime(), z.uuid(), z.enum(priorities)]);

function placeOf(token: string, order: Order): Place {
  const parsed = place.safeParse(token.split("~"));
  if (!parsed.success)
    throw new Refusal("bad_input", "This is no place in a list: use “next” of the page before.", "before");
  const [at, conversationId, priority] = parsed.data;
  return { at, conversationId, ...(order === "priority" ? { priority } : {}) };
}

function tokenOf({ lastMessageAt, waitingSince, slaDueAt, conversationId, priority }: ListedRow, order: Order): string {
  const at = order === "waiting" ? waitingSince! : order === "sla" ? slaDueAt! : lastMessageAt;
  return `${at.toISOString()}~${conversationId}~${priority}`;
}
