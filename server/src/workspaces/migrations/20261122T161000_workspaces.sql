-- Accounts, sessions and second factors, in the shape that better-auth reads and writes. They belong to people who
-- may be members of several workspaces, so they carry no workspace.
create table workspaces."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false
);

create table workspaces.session (
  id uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references workspaces."user" (id) on delete cascade
);
create index session_by_user on workspaces.session ("userId");

create table workspaces.account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references workspaces."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  unique ("providerId", "accountId")
);
create index account_by_user on workspaces.account ("userId");

create table workspaces.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on workspaces.verification (identifier);

create table workspaces."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references workspaces."user" (id) on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_secret on workspaces."twoFactor" (secret);
create index two_factor_user on workspaces."twoFactor" ("userId");

create table workspaces."rateLimit" (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- Wrong passwords, counted by hashed keys (an address, an account) since the first of a window of time.
create table workspaces.sign_in_attempt (
  key text primary key,
  began_at timestamptz not null,
  attempts integer not null
);

-- One brand or company. Its salt keys the ids of subjects and is never changed; its identity secret signs the tokens
-- with which the company's server proves who a visitor is.
create table workspaces.workspace (
  workspace_id uuid primary key default gen_random_uuid(),
  name text not null,
  time_zone text not null,
  default_country text not null default 'US' check (default_country ~ '^[A-Z]{2}$'),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  subject_salt bytea not null check (length(subject_salt) = 32),
  identity_secret text not null,
  trusts_claims boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid not null references workspaces."user" (id)
);
call kernel.protect('workspaces.workspace');

create table workspaces.member (
  workspace_id uuid not null references workspaces.workspace,
  user_id uuid not null references workspaces."user" (id),
  role text not null check (role in ('owner', 'admin', 'agent', 'analyst')),
  joined_at timestamptz not null default now(),
  -- An actor as in audit entries: "member:…" or "key:…".
  invited_by text,
  primary key (workspace_id, user_id)
);
create index member_by_user on workspaces.member (user_id);
call kernel.protect('workspaces.member');

create table workspaces.invitation (
  workspace_id uuid not null references workspaces.workspace,
  invitation_id uuid not null default gen_random_uuid(),
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'analyst')),
  token_hash bytea not null unique,
  invited_by text not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references workspaces."user" (id),
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (workspace_id, invitation_id)
);
create index invitation_email on workspaces.invitation (email);
call kernel.protect('workspaces.invitation');

create table workspaces.api_key (
  workspace_id uuid not null references workspaces.workspace,
  key_id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('write', 'secret')),
  source text check (source in ('browser', 'server')),
  prefix text not null,
  hash bytea not null unique,
  -- A browser's write key stands in the page for everyone to read, so it may be shown again.
  public_value text,
  scopes text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (workspace_id, key_id),
  check ((kind = 'write') = (source is not null)),
  check (public_value is null or source = 'browser')
);
call kernel.protect('workspaces.api_key');

create table workspaces.audit_entry (
  workspace_id uuid not null references workspaces.workspace,
  entry_id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  actor_name text not null,
  act text not null,
  target text not null,
  detail jsonb not null default '{}',
  ip text not null,
  user_agent text not null,
  primary key (workspace_id, entry_id)
);
create index audit_entry_by_time on workspaces.audit_entry (workspace_id, at desc, entry_id desc);
call kernel.protect('workspaces.audit_entry');

-- What others may show of where something came from.
create view workspaces.public_source with (security_invoker = true) as
  select workspace_id, key_id as source_id, name from workspaces.api_key;
