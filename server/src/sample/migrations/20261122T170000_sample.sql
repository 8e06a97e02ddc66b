-- The sample company being loaded into a workspace. What is counted here was answered by the public door.
create table sample.loading (
  workspace_id uuid not null, loading_id uuid not null,
  started_by text not null, started_at timestamptz not null default now(),
  -- The end of the half year that was simulated: loading again with the same end changes nothing.
  until timestamptz not null,
  sent integer not null default 0, total integer,
  finished_at timestamptz, failed_because text, cancelled_by text,
  primary key (workspace_id, loading_id)
);
call kernel.protect('sample.loading');
