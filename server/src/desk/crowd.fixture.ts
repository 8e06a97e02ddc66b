import type pg from "pg";

/** How large a made-up desk is. */
export interface Crowd {
  workspaceId: string;
  conversations: number;
  messagesEach: number;
  memberIds: readonly string[];
  teamIds: readonly string[];
  /** When the latest of it happened; the oldest is three years before. */
  now: Date;
}

const perStatement = 20_000;

/**
 * Fills a workspace with conversations by SQL, past all rules: nineteen of twenty are resolved, the rest is open, pending or
 * snoozed. Every number follows from the place in the series, so that the same crowd comes out again.
 */
export async function insertCrowd(owner: pg.Pool | pg.Client, crowd: Crowd): Promise<void> {
  for (let from = 1; from <= crowd.conversations; from += perStatement) {
    const until = Math.min(from + perStatement - 1, crowd.conversations);
    await owner.query(conversations, [
      crowd.workspaceId,
      from,
      until,
      crowd.conversations,
      crowd.memberIds,
      crowd.teamIds,
      crowd.now,
    ]);
    await owner.query(messages, [crowd.workspaceId, from, until, crowd.messagesEach, phrases]);
    await owner.query(tags, [crowd.workspaceId, from, until]);
  }
  await owner.query(
    `insert into desk.conversation_number (workspace_id, last) values ($1, $2)
     on conflict (workspace_id) do update set last = excluded.last`,
    [crowd.workspaceId, crowd.conversations],
  );
  await owner.query("vacuum analyze desk.conversation, desk.message, desk.tagged");
}

// Parts of a hash are as good as dice, and fall the same each time.
const dice = (name: string) => `(('x' || substr(md5($1 || n || '${name}'), 1, 7))::bit(28)::int / 268435456.0)`;

// An id that follows from its text, of the version that RFC 9562 leaves to such.
const id = (text: string) => `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;

const conversations = `
  with die as (
    select n, ${dice("state")} as of_state, ${dice("member")} as of_member, ${dice("team")} as of_team,
      ${dice("priority")} as of_priority, ${dice("channel")} as of_channel, ${dice("tag")} as of_tag,
      date_trunc('milliseconds', $7::timestamptz - make_interval(days => 1095) * (1 - n / $4::float8)) as opened_at
    from generate_series($2::int, $3::int) as n),
  drawn as (
    select *, case when of_state < 0.95 then 'resolved' when of_state < 0.98 then 'open'
      when of_state < 0.995 then 'pending' else 'snoozed' end as state
    from die)
  insert into desk.conversation (workspace_id, conversation_id, number, subject_id, channel, title, state, state_since,
    priority, team_id, assignee_id, tags, opened_at, opened_by, last_message_at, last_message_by, preview, waiting_since,
    first_replied_at, resolved_at, changed_at)
  select $1::uuid, ${id("$1 || 'conversation' || n")}, n, ${id("$1 || 'subject' || n / 3")},
    case when of_channel < 0.6 then 'chat' when of_channel < 0.95 then 'email' else 'whatsapp' end,
    case when of_channel < 0.6 then '' else 'Order ' || n end, state, opened_at + interval '1 hour',
    case when of_priority < 0.8 then 'normal' when of_priority < 0.92 then 'high' when of_priority < 0.97 then 'low' else 'urgent' end,
    ($6::uuid[])[1 + floor(of_team * cardinality($6::uuid[]))::int],
    case when of_member < 0.8 or state = 'resolved' then ($5::uuid[])[1 + floor(of_member * cardinality($5::uuid[]))::int] end,
    case when of_tag < 0.3 then array['tag ' || floor(of_tag * of_tag * 300)::int] else '{}' end,
    opened_at, 'customer:' || ${id("$1 || 'subject' || n / 3")}, opened_at + interval '1 hour',
    case when of_member < 0.5 then 'customer' else 'member' end, 'Where is my order ' || n || '?',
    case when state = 'open' and of_member < 0.5 then opened_at + interval '1 hour' end,
    opened_at + interval '10 minutes', case when state = 'resolved' then opened_at + interval '1 hour' end,
    opened_at + interval '1 hour'
  from drawn`;

const messages = `
  with phrase as materialized (select text, place - 1 as place from unnest($5::text[]) with ordinality as p(text, place))
  insert into desk.message (workspace_id, message_id, conversation_id, kind, channel, author, subject_id, body_html, body_text,
    written_at, sent_at)
  select $1::uuid, ${id("$1 || 'message' || c.number || ' ' || m")}, c.conversation_id,
    case m % 2 when 1 then 'inbound' else 'reply' end, c.channel,
    case m % 2 when 1 then c.opened_by else 'member:' || coalesce(c.assignee_id, c.subject_id) end, c.subject_id,
    '<p>' || said.text || '</p>', said.text, c.opened_at + make_interval(mins => m),
    case m % 2 when 0 then c.opened_at + make_interval(mins => m) end
  from desk.conversation c cross join generate_series(1, $4::int) as m
  join phrase one on one.place = ('x' || substr(md5(c.number || ' ' || m), 1, 7))::bit(28)::int % cardinality($5::text[])
  join phrase other on other.place = ('x' || substr(md5(c.number || ' ' || m), 8, 7))::bit(28)::int % cardinality($5::text[])
  cross join lateral (select one.text || ' ' || other.text || ' order ' || c.number as text) said
  where c.workspace_id = $1::uuid and c.number between $2::int and $3::int`;

const tags = `
  insert into desk.tagged (workspace_id, tag, conversation_id)
  select workspace_id, unnest(tags), conversation_id from desk.conversation
  where workspace_id = $1::uuid and number between $2::int and $3::int`;

const words =
  `hello please order coffee beans grinder delivery late broken refund invoice address changed subscription cancel
  payment card declined thank you very much today tomorrow parcel courier tracking number lost found damaged bag roast light dark
  espresso filter machine descale warranty return label discount voucher account password login email phone shop opening hours
  bitte bestellung lieferung kaffee rechnung danke wann kommt mein paket retoure gutschein mahlwerk entkalken kundenkonto
  bonjour commande livraison café moulin remboursement merci facture adresse colis retard cassé abonnement annuler
  hola pedido entrega molinillo reembolso gracias factura dirección paquete tarde roto suscripción cancelar tienda`.split(
    /\s+/,
  );

/** Some thousands of things that people say: putting two of them together is quicker than to draw every word. */
const phrases = Array.from({ length: 4000 }, (_, place) =>
  Array.from(
    { length: 6 + (place % 9) },
    (_word, at) => words[(place * 7919 + at * (place % 131 || 1)) % words.length],
  ).join(" "),
);
