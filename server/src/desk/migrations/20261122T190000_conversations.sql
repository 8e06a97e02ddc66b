-- One case of one customer: what holds now. desk.event says how it came about, and everything here can be made from it.
-- waiting_since: the first customer message that no human has answered; null while the customer waits for nothing.
create table desk.conversation (
  workspace_id uuid not null, conversation_id uuid not null, number bigint not null,
  subject_id uuid not null, channel text not null, title text not null default '',
  state text not null default 'open' check (state in ('open', 'pending', 'snoozed', 'resolved')),
  state_since timestamptz not null, snoozed_until timestamptz,
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  team_id uuid, assignee_id uuid,
  tags text[] not null default '{}', fields jsonb not null default '{}',
  opened_at timestamptz not null, opened_by text not null,
  last_message_at timestamptz not null, last_message_by text not null, preview text not null default '',
  waiting_since timestamptz, first_replied_at timestamptz, resolved_at timestamptz,
  merged_into uuid, changed_at timestamptz not null,
  primary key (workspace_id, conversation_id),
  unique (workspace_id, number)
);
-- Lists are read state by state, and priority by priority, each in the order of its index; see "list.sql.ts". One that was
-- merged into another stands in no list.
create index conversation_by_state on desk.conversation (workspace_id, state, last_message_at desc, conversation_id desc)
  include (waiting_since) where merged_into is null;
create index conversation_by_channel
  on desk.conversation (workspace_id, channel, state, last_message_at desc, conversation_id desc) where merged_into is null;
create index conversation_by_priority
  on desk.conversation (workspace_id, state, priority, last_message_at desc, conversation_id desc) where merged_into is null;
create index conversation_by_assignee
  on desk.conversation (workspace_id, assignee_id, state, last_message_at desc, conversation_id desc)
  where merged_into is null and assignee_id is not null;
create index conversation_of_nobody on desk.conversation (workspace_id, state, last_message_at desc, conversation_id desc)
  where merged_into is null and assignee_id is null;
create index conversation_by_team
  on desk.conversation (workspace_id, team_id, state, last_message_at desc, conversation_id desc)
  where merged_into is null and team_id is not null;
create index conversation_by_wait on desk.conversation (workspace_id, waiting_since, conversation_id)
  where merged_into is null and waiting_since is not null;
create index conversation_of_subject on desk.conversation (workspace_id, subject_id, opened_at desc);
create index conversation_merged on desk.conversation (workspace_id, merged_into) where merged_into is not null;

-- A conversation and all that were merged into it, directly or through others.
create function desk.merged_set(workspace uuid, conversation uuid) returns table (conversation_id uuid)
  language sql stable rows 1 as $$
  with recursive merged as (
    select conversation as id
    union
    select c.conversation_id from merged m join desk.conversation c on c.workspace_id = workspace and c.merged_into = m.id)
  select id from merged
$$;

-- Where a conversation is read today: itself, or what it was merged into.
create function desk.root_of(workspace uuid, conversation uuid) returns uuid language sql stable as $$
  with recursive up as (
    select c.conversation_id, c.merged_into from desk.conversation c
    where c.workspace_id = workspace and c.conversation_id = conversation
    union
    select c.conversation_id, c.merged_into from up join desk.conversation c
      on c.workspace_id = workspace and c.conversation_id = up.merged_into)
  select up.conversation_id from up where up.merged_into is null
$$;

-- A conversation was merged into another. Nothing is rewritten: messages keep the conversation that they came to, and former
-- is what the merge changed of the other one, so that taking it back is exact.
create table desk.merge (
  workspace_id uuid not null, merge_id uuid not null, conversation_id uuid not null, into_id uuid not null,
  merged_by text not null, merged_at timestamptz not null, reason text not null default '', former jsonb,
  undone_by text, undone_at timestamptz,
  primary key (workspace_id, merge_id)
);
create unique index merge_in_force on desk.merge (workspace_id, conversation_id) where undone_at is null;

-- Which messages a conversation was made of when it was split off, and where each belonged: merging it back returns them.
create table desk.split (
  workspace_id uuid not null, conversation_id uuid not null, message_id uuid not null, from_id uuid not null,
  primary key (workspace_id, conversation_id, message_id)
);

-- Which conversations bear a tag: desk.conversation.tags the other way round, for lists by tag.
create table desk.tagged (
  workspace_id uuid not null, tag text not null, conversation_id uuid not null,
  primary key (workspace_id, tag, conversation_id)
);

create table desk.conversation_number (
  workspace_id uuid not null, last bigint not null,
  primary key (workspace_id)
);

-- How the desk of a workspace works, where it differs from the default.
create table desk.setting (
  workspace_id uuid not null, reopen_within_days integer not null default 7, undo_seconds integer not null default 10,
  changed_by text not null, changed_at timestamptz not null,
  primary key (workspace_id)
);

-- Which channel threads belong to which conversation; a conversation may hold several, of several channels.
create table desk.thread (
  workspace_id uuid not null, thread_id uuid not null, conversation_id uuid not null,
  channel_id uuid not null, channel text not null, since timestamptz not null,
  primary key (workspace_id, thread_id)
);
create index thread_of_conversation on desk.thread (workspace_id, conversation_id);

-- Everything that ever happened to a conversation: who, when, why. Append-only; followers and screens read it in commit
-- order. author: customer:<subject>, member:<user>, key:<key>, rule:<rule>, bot:<bot> or system.
create table desk.event (
  workspace_id uuid not null, event_id uuid not null, conversation_id uuid not null,
  kind text not null, author text not null, at timestamptz not null,
  reason text not null default '', detail jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(), seq bigint generated by default as identity,
  primary key (workspace_id, event_id)
);
create index event_of_conversation on desk.event (workspace_id, conversation_id, at, seq);
create index event_in_commit_order on desk.event (xid, seq);

-- What was said: to the customer (reply), by the customer (inbound), or among the team (note). due_at: when a reply goes
-- out, which is in ten seconds (undo) or later (send later); sent_at stays null until then. conversation_id: where it
-- belongs even while that conversation is merged into another. seq: the order in which messages came to us.
create table desk.message (
  workspace_id uuid not null, message_id uuid not null, conversation_id uuid not null,
  kind text not null check (kind in ('inbound', 'reply', 'note')),
  channel text not null, thread_id uuid, author text not null, subject_id uuid,
  body_html text not null, body_text text not null, files jsonb not null default '[]', mentions uuid[] not null default '{}',
  written_at timestamptz not null, due_at timestamptz, sent_at timestamptz,
  side_id uuid, detail jsonb not null default '{}', seq bigint generated by default as identity,
  primary key (workspace_id, message_id)
);
create index message_of_conversation on desk.message (workspace_id, conversation_id, written_at, message_id);
create index message_of_subject on desk.message (workspace_id, subject_id) where subject_id is not null;

-- Who is mentioned where.
create table desk.mention (
  workspace_id uuid not null, member_id uuid not null, message_id uuid not null, conversation_id uuid not null,
  mentioned_at timestamptz not null,
  primary key (workspace_id, member_id, message_id)
);
create index mention_by_time on desk.mention (workspace_id, member_id, mentioned_at desc);

-- What became of a message on its way out; the latest by time holds.
create table desk.delivery (
  workspace_id uuid not null, message_id uuid not null, conversation_id uuid not null,
  state text not null check (state in ('queued', 'sent', 'delivered', 'read', 'failed')),
  at timestamptz not null, reason text not null default '',
  primary key (workspace_id, message_id, state)
);
create index delivery_failed on desk.delivery (workspace_id, at desc) where state = 'failed';
create index delivery_of_conversation on desk.delivery (workspace_id, conversation_id);

-- Earlier wordings of a message that was edited, and the last one of a message that was deleted.
create table desk.message_version (
  workspace_id uuid not null, message_id uuid not null, replaced_at timestamptz not null,
  body_html text not null, body_text text not null, files jsonb not null default '[]', replaced_by text not null,
  primary key (workspace_id, message_id, replaced_at)
);
create table desk.message_deletion (
  workspace_id uuid not null, message_id uuid not null, deleted_by text not null, deleted_at timestamptz not null,
  reason text not null default '',
  primary key (workspace_id, message_id)
);

-- How far a member has read a conversation: up to which message, in the order in which they came.
create table desk.reading (
  workspace_id uuid not null, conversation_id uuid not null, member_id uuid not null,
  upto bigint not null, read_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id)
) with (fillfactor = 70);

-- A reply or note that is not yet said, one per member, conversation and kind; shared: the team may see it.
create table desk.draft (
  workspace_id uuid not null, conversation_id uuid not null, member_id uuid not null,
  kind text not null check (kind in ('reply', 'note')), body_html text not null, files jsonb not null default '[]',
  shared boolean not null default false, saved_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id, kind)
);
create index draft_of_member on desk.draft (workspace_id, member_id, saved_at desc);

create table desk.follower (
  workspace_id uuid not null, conversation_id uuid not null, member_id uuid not null,
  followed_by text not null, followed_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id)
);
create index follower_of_member on desk.follower (workspace_id, member_id, followed_at desc);

create table desk.link (
  workspace_id uuid not null, conversation_id uuid not null, other_id uuid not null,
  because text not null, linked_by text not null, linked_at timestamptz not null,
  primary key (workspace_id, conversation_id, other_id)
);
create index link_to on desk.link (workspace_id, other_id);

create table desk.team (
  workspace_id uuid not null, team_id uuid not null, name text not null, emoji text not null default '',
  made_by text not null, made_at timestamptz not null,
  primary key (workspace_id, team_id)
);
create table desk.team_member (
  workspace_id uuid not null, team_id uuid not null, member_id uuid not null, since timestamptz not null,
  primary key (workspace_id, team_id, member_id)
);

call kernel.protect('desk.conversation');
call kernel.protect('desk.merge');
call kernel.protect('desk.split');
call kernel.protect('desk.tagged');
call kernel.protect('desk.setting');
call kernel.protect('desk.mention');
call kernel.protect('desk.conversation_number');
call kernel.protect('desk.thread');
call kernel.protect('desk.event');
call kernel.protect('desk.message');
call kernel.protect('desk.delivery');
call kernel.protect('desk.message_version');
call kernel.protect('desk.message_deletion');
call kernel.protect('desk.reading');
call kernel.protect('desk.draft');
call kernel.protect('desk.follower');
call kernel.protect('desk.link');
call kernel.protect('desk.team');
call kernel.protect('desk.team_member');
