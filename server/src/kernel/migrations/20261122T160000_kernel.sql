-- The workspace that this transaction may see: set by the server at its start, null otherwise.
create function kernel.current_workspace() returns uuid language sql stable parallel safe as
  $$ select nullif(nullif(current_setting('throughline.workspace', true), ''), '*')::uuid $$;

-- Whether this transaction may see all workspaces: sign-in, key look-up, followers.
create function kernel.sees_all() returns boolean language sql stable parallel safe as
  $$ select current_setting('throughline.workspace', true) = '*' $$;

-- Puts the second lock on a table: rows of other workspaces do not exist for the application role.
create procedure kernel.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy workspace_only on %s using ((select kernel.sees_all()) or workspace_id = (select kernel.current_workspace()))
     with check ((select kernel.sees_all()) or workspace_id = (select kernel.current_workspace()))', target);
end $$;

-- Where each follower stands in the ledger that it reads.
create table kernel.cursor (
  follower text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- Puts a job into the queue. The queue's tables are the owner's alone, so this is the application's only door to them.
create function kernel.enqueue(job text, payload json, job_key text, max_attempts integer) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(job, payload, job_key => enqueue.job_key, max_attempts => enqueue.max_attempts);
end $$;
