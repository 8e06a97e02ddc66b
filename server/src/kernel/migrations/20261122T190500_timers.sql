-- What is to happen at a time, once. due_at: when; ring_at: when it is tried next, later than due_at after failed attempts.
create table kernel.timer (
  workspace_id uuid not null, name text not null, key text not null,
  due_at timestamptz not null, payload jsonb not null, set_at timestamptz not null default now(),
  ring_at timestamptz not null, attempts integer not null default 0,
  primary key (workspace_id, name, key)
);
create index timer_by_time on kernel.timer (ring_at);

call kernel.protect('kernel.timer');
