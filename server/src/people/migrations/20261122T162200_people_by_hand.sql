-- A human said: these two are one person. Undone, its edge is retracted and the separations that it ended begin anew.
create table people.merge (
  workspace_id uuid not null, merge_id uuid not null, subject_id uuid not null, other_id uuid not null,
  merged_by text not null, merged_at timestamptz not null, note text not null, ended_separations uuid[] not null,
  undone_by text, undone_at timestamptz,
  primary key (workspace_id, merge_id)
);
create index merge_by_subject on people.merge (workspace_id, subject_id);
create index merge_by_other on people.merge (workspace_id, other_id);
create index separation_by_id on people.separation (workspace_id, separation_id);

-- Two subjects of two people that something unproven says are one; written from both ends, for as long as it stands.
create table people.suggestion (
  workspace_id uuid not null, subject_id uuid not null, other_id uuid not null,
  reason text not null, occurred_at timestamptz not null,
  primary key (workspace_id, subject_id, other_id)
);
create index suggestion_by_time on people.suggestion (workspace_id, occurred_at desc, subject_id, other_id)
  where subject_id < other_id;

-- A trait that makes those one who share its value, or suggests it; its identifiers carry its id as their scope.
create table people.identity_rule (
  workspace_id uuid not null, rule_id uuid not null, trait text not null, mode text not null check (mode in ('join', 'suggest')),
  made_by text not null, made_at timestamptz not null, removed_by text, removed_at timestamptz,
  primary key (workspace_id, rule_id)
);
-- The note of a rule's edges is its id.
create index edge_by_rule on people.edge (workspace_id, note, subject_id) where reason = 'rule';
create unique index identity_rule_in_force on people.identity_rule (workspace_id, trait) where removed_at is null;

-- Everybody whom a changed rule may concern is looked at again, some at a time, in the order of subjects: how far that got.
create table people.review (
  workspace_id uuid not null, review_id uuid not null, because text not null, rule_id uuid,
  requested_by text not null, requested_at timestamptz not null default now(), finished_at timestamptz, reached uuid,
  primary key (workspace_id, review_id)
);
create index review_by_time on people.review (workspace_id, requested_at desc);

-- Whether the people of a workspace were last reviewed with claims trusted; absent means they were not.
create table people.claims_trusted (
  workspace_id uuid primary key, trusted boolean not null
);

call kernel.protect('people.merge');
call kernel.protect('people.suggestion');
call kernel.protect('people.identity_rule');
call kernel.protect('people.review');
call kernel.protect('people.claims_trusted');
