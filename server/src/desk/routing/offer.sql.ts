import { sql } from "kysely";
import { instants, texts, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";

export interface OfferMade {
  offerId: string;
  conversationId: string;
  memberId: string;
  respondBy: Date;
}

/** Records what members were given and by when they are to respond. */
export async function insertOffers(tx: Tx, workspaceId: string, offers: readonly OfferMade[], at: Date): Promise<void> {
  if (offers.length === 0) return;
  await sql`
    insert into desk.offer (workspace_id, offer_id, conversation_id, member_id, offered_at, respond_by)
    select ${workspaceId}::uuid, offer_id, conversation_id, member_id, ${at}::timestamptz, respond_by
    from unnest(${uuids(offers.map((one) => one.offerId))}, ${uuids(offers.map((one) => one.conversationId))},
      ${uuids(offers.map((one) => one.memberId))}, ${instants(offers.map((one) => one.respondBy.getTime()))})
      as r(offer_id, conversation_id, member_id, respond_by)
    order by conversation_id on conflict do nothing`.execute(tx);
}

/** Ends the open offers of conversations to whose history their members have added something. */
export async function acceptOffers(
  tx: Tx,
  workspaceId: string,
  deeds: readonly { conversationId: string; author: string; at: Date }[],
): Promise<number> {
  if (deeds.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update desk.offer o set ended_at = r.at, outcome = 'accepted'
    from (select conversation_id, author, min(at) as at
      from unnest(${uuids(deeds.map((one) => one.conversationId))}, ${texts(deeds.map((one) => one.author))},
        ${instants(deeds.map((one) => one.at.getTime()))}) as d(conversation_id, author, at) group by 1, 2) r
    where o.workspace_id = ${workspaceId} and o.conversation_id = r.conversation_id and o.ended_at is null
      and r.author = 'member:' || o.member_id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Ends the open offers of conversations that are not the member's any more, or in which nobody waits. */
export async function withdrawOffers(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update desk.offer o set ended_at = ${at}, outcome = 'withdrawn'
    from desk.conversation c
    where o.workspace_id = ${workspaceId} and o.conversation_id = any(${uuids(conversationIds)}) and o.ended_at is null
      and c.workspace_id = ${workspaceId} and c.conversation_id = o.conversation_id
      and (c.assignee_id is distinct from o.member_id or c.state <> 'open' or c.waiting_since is null)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface DueOffer {
  offerId: string;
  conversationId: string;
  memberId: string;
  offeredAt: Date;
  /** Whether the member has done something in the conversation since. */
  responded: boolean;
  /** Whether it is still theirs, and somebody still waits. */
  stands: boolean;
}

/**
 * Locks the offers whose time is over, with their conversations; what somebody else has locked is left for later. Whether
 * the member responded is read from the conversation's history, since its reader may be a moment behind.
 */
export async function lockDueOffers(tx: Tx, workspaceId: string, now: Date): Promise<DueOffer[]> {
  const { rows } = await sql<DueOffer>`
    select o.offer_id, o.conversation_id, o.member_id, o.offered_at,
      exists (select from desk.event e where e.workspace_id = ${workspaceId} and e.conversation_id = o.conversation_id
        and e.at >= o.offered_at and e.author = 'member:' || o.member_id) as responded,
      c.assignee_id = o.member_id and c.state = 'open' and c.waiting_since is not null as stands
    from desk.offer o
    join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = o.conversation_id
    where o.workspace_id = ${workspaceId} and o.ended_at is null and o.respond_by <= ${now}
    order by o.conversation_id limit 200 for update of o, c skip locked`.execute(tx);
  return rows.map((row) => ({ ...row, stands: row.stands ?? false }));
}

/** Ends offers. */
export async function endOffers(
  tx: Tx,
  workspaceId: string,
  offers: readonly { offerId: string; outcome: "accepted" | "expired" | "withdrawn" }[],
  at: Date,
): Promise<void> {
  if (offers.length === 0) return;
  await sql`
    update desk.offer o set ended_at = ${at}, outcome = r.outcome
    from unnest(${uuids(offers.map((one) => one.offerId))}, ${texts(offers.map((one) => one.outcome))}) as r(offer_id, outcome)
    where o.workspace_id = ${workspaceId} and o.offer_id = r.offer_id and o.ended_at is null`.execute(tx);
}

/** Of these members, those whose last `most` offers all expired. */
export async function unresponsiveAmong(
  tx: Tx,
  workspaceId: string,
  memberIds: readonly string[],
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select m.member_id from (select distinct unnest(${uuids(memberIds)}) as member_id) m
    cross join lateral (
      select count(*) as offers, bool_and(outcome = 'expired') as expired from (
        select outcome from desk.offer o where o.workspace_id = ${workspaceId} and o.member_id = m.member_id
          and o.ended_at is not null and o.outcome <> 'withdrawn' order by o.offered_at desc limit ${most}) latest) l
    where l.offers = ${most} and l.expired order by 1`.execute(tx);
  return rows.map((row) => row.memberId);
}
