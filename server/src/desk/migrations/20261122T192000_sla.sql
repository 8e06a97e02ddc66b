-- When the company is open; definition as in "calendar/calendar.ts". One may be the standard one, by which numbers are also
-- shown in business hours. Ended: no longer to choose, and kept for the clocks that ran by it.
create table desk.calendar (
  workspace_id uuid not null, calendar_id uuid not null, name text not null, definition jsonb not null,
  is_standard boolean not null default false,
  made_by text not null, made_at timestamptz not null, changed_by text, changed_at timestamptz not null,
  ended_by text, ended_at timestamptz,
  primary key (workspace_id, calendar_id)
);
create unique index calendar_standard on desk.calendar (workspace_id) where is_standard;

-- In which time what is to be done; the first by place whose conditions hold is in force. rules as in "sla/policy.ts".
create table desk.sla_policy (
  workspace_id uuid not null, policy_id uuid not null, name text not null, place integer not null,
  calendar_id uuid, rules jsonb not null,
  made_by text not null, made_at timestamptz not null, changed_by text, changed_at timestamptz not null,
  ended_by text, ended_at timestamptz,
  primary key (workspace_id, policy_id)
);

-- The clocks of a conversation, made from its messages and events, with the terms that held when (eras) and what they led
-- to. ended: nothing is left to wait for, such as an answer to somebody whose conversation was resolved without one.
create table desk.sla_clock (
  workspace_id uuid not null, conversation_id uuid not null,
  metric text not null check (metric in ('first_response', 'next_response', 'resolution')),
  started_at timestamptz not null, eras jsonb not null, decided_at timestamptz not null,
  state text not null check (state in ('running', 'paused', 'stopped', 'ended')),
  elapsed_seconds float8 not null default 0, stopped_at timestamptz,
  due_at timestamptz, warn_at timestamptz, warned_at timestamptz, breached_at timestamptz,
  primary key (workspace_id, conversation_id, metric, started_at)
);
create index sla_clock_unfinished on desk.sla_clock (workspace_id, conversation_id) where state in ('running', 'paused');

-- Of each conversation the clock that runs out next: for lists, and in their order.
create table desk.sla_next (
  workspace_id uuid not null, conversation_id uuid not null,
  metric text not null, due_at timestamptz, breached_at timestamptz, paused boolean not null,
  primary key (workspace_id, conversation_id)
);
create index sla_next_in_order on desk.sla_next (workspace_id, due_at, conversation_id);

-- Running clocks are looked at again since a policy or a calendar was changed.
create table desk.sla_review (
  workspace_id uuid not null, review_id uuid not null, because text not null,
  requested_by text not null, requested_at timestamptz not null,
  conversations integer not null default 0, looked integer not null default 0, reached uuid, finished_at timestamptz,
  primary key (workspace_id, review_id)
);
create index sla_review_by_time on desk.sla_review (workspace_id, requested_at desc);

-- When a member had a conversation before them or wrote in it: what handling is measured by.
create table desk.activity (
  workspace_id uuid not null, conversation_id uuid not null, member_id uuid not null,
  doing text not null check (doing in ('viewing', 'composing')),
  begun_at timestamptz not null, ended_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id, doing, begun_at)
);
create index activity_of_member on desk.activity (workspace_id, member_id, begun_at);

call kernel.protect('desk.calendar');
call kernel.protect('desk.sla_policy');
call kernel.protect('desk.sla_clock');
call kernel.protect('desk.sla_next');
call kernel.protect('desk.sla_review');
call kernel.protect('desk.activity');

-- What happened when, for numbers over a period.
create index event_by_kind on desk.event (workspace_id, kind, at) include (conversation_id)
  where kind in ('opened', 'message_received', 'reply_sent', 'state_changed', 'sla_met', 'sla_breached');

-- What service metrics are made of.
create view desk.public_conversation with (security_invoker = true) as
  select workspace_id, conversation_id, number, subject_id, channel, title, state, team_id, assignee_id, tags,
    opened_at, opened_by, merged_into
  from desk.conversation;
create view desk.public_event with (security_invoker = true) as
  select workspace_id, conversation_id, kind, author, at, detail, seq from desk.event;
create view desk.public_activity with (security_invoker = true) as
  select workspace_id, conversation_id, member_id, doing, begun_at, ended_at from desk.activity;
create view desk.public_shift with (security_invoker = true) as
  select workspace_id, member_id, status, begun_at, ended_at from desk.shift;
create view desk.public_calendar with (security_invoker = true) as
  select workspace_id, calendar_id, name, definition, is_standard from desk.calendar where ended_at is null;
