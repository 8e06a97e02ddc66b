-- One browser (or phone) that chats. token_hash: SHA-256 of the secret by which it comes back. subject_id: of its anonymous
-- id, which is its own name if it was made here since the page had none. answers: what it said of itself in the form, which proves nothing.
create table channels.visitor (
  workspace_id uuid not null, visitor_id uuid not null, channel_id uuid not null,
  subject_id uuid not null, anonymous_id text not null, is_own_name boolean not null, token_hash bytea not null,
  language text not null default '', answers jsonb not null default '{}', context jsonb not null default '{}',
  begun_at timestamptz not null, seen_at timestamptz not null,
  primary key (workspace_id, visitor_id),
  unique (workspace_id, token_hash)
);
create index visitor_of_subject on channels.visitor (workspace_id, subject_id);

-- Absent while nobody has proven who the visitor is. subject_id: of the proven user id or email.
create table channels.visitor_proof (
  workspace_id uuid not null, visitor_id uuid not null, subject_id uuid not null,
  kind text not null, value text not null, proven_at timestamptz not null,
  primary key (workspace_id, visitor_id)
);
create index proof_of_subject on channels.visitor_proof (workspace_id, subject_id);

-- Whose a chat is. All visitors that one user has proven to be see each other's.
create table channels.visitor_thread (
  workspace_id uuid not null, thread_id uuid not null, visitor_id uuid not null,
  primary key (workspace_id, thread_id)
);
create index thread_of_visitor on channels.visitor_thread (workspace_id, visitor_id);

-- Whose a file is that a visitor has handed in; the kernel keeps it, for a day if no message comes to hold it.
create table channels.upload (
  workspace_id uuid not null, file_id uuid not null, visitor_id uuid not null, uploaded_at timestamptz not null,
  primary key (workspace_id, file_id)
);
create index upload_of_visitor on channels.upload (workspace_id, visitor_id);

-- Several of a visitor's devices may say it at once.
create unique index delivery_seen_once on channels.delivery (workspace_id, message_id, state)
  where state in ('delivered', 'read');
create index message_of_inbound on channels.message (workspace_id, channel_id, inbound_id) where inbound_id is not null;
create index duplicate_of_channel on channels.duplicate (workspace_id, channel_id, inbound_id);

call kernel.protect('channels.visitor');
call kernel.protect('channels.visitor_proof');
call kernel.protect('channels.visitor_thread');
call kernel.protect('channels.upload');

-- Messages and what became of them are numbered together, so that a visitor's device follows both by one cursor.
create sequence channels.passage_seq;
alter table channels.message alter column seq drop identity;
alter table channels.message alter column seq set default nextval('channels.passage_seq');
alter table channels.delivery alter column seq drop identity;
alter table channels.delivery alter column seq set default nextval('channels.passage_seq');
