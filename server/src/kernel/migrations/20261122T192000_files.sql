-- Files that people send and receive. The contents stand outside the database, under the workspace's and the file's id.
create table kernel.file (
  workspace_id uuid not null, file_id uuid not null,
  name text not null, media_type text not null, bytes bigint not null, sha256 bytea not null, kept_at timestamptz not null,
  primary key (workspace_id, file_id)
);

-- When a file is removed, with its content: one that is still arriving, that nothing refers to yet, or that was discarded.
-- What is kept for good has no end.
create table kernel.file_end (
  workspace_id uuid not null, file_id uuid not null, ends_at timestamptz not null,
  primary key (workspace_id, file_id)
);
create index file_end_by_time on kernel.file_end (ends_at);

call kernel.protect('kernel.file');
call kernel.protect('kernel.file_end');
