import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface Account {
  userId: string;
  name: string;
  email: string;
  secondFactor: boolean;
  /** The scrypt hash; null for an account that only signs in elsewhere. */
  passwordHash: string | null;
}

// Any number will do, as long as every server takes the same one.
const setupLock = 7_460_015;

/** Lets one setup at a time through, until the end of the transaction. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${setupLock})`.execute(tx);
}

/** Whether anybody has an account on this server. */
export async function someAccountExists(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`
    select exists (select from workspaces."user") as "exists"`.execute(tx);
  return rows[0]!.exists;
}

const shown = sql`u.id as user_id, u.name, u.email, coalesce(u."twoFactorEnabled", false) as second_factor,
  (select a.password from workspaces.account a where a."userId" = u.id and a."providerId" = 'credential')
    as password_hash`;

/** The account with this (lower-case) email. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select ${shown} from workspaces."user" u where u.email = ${email}`.execute(tx);
  return rows[0];
}

/** The account of a user. */
export async function findAccount(tx: Tx, userId: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select ${shown} from workspaces."user" u where u.id = ${userId}`.execute(tx);
  return rows[0];
}

/** Makes an account that signs in with a password; undefined if the email has one already. */
export async function insertAccount(
  tx: Tx,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<string | undefined> {
  // An account is made by the server's operator or by an invitation to this very address, so its email counts as
  // verified: single sign-on may then be added to it.
  const { rows } = await sql<{ userId: string }>`
    with made as (
      insert into workspaces."user" (name, email, "emailVerified") values (${name}, ${email}, true)
      on conflict (email) do nothing returning id)
    insert into workspaces.account ("accountId", "providerId", "userId", password)
    select id, 'credential', id, ${passwordHash} from made returning "userId" as user_id`.execute(tx);
  return rows[0]?.userId;
}

/** Gives an account a password, whether it had one or not. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await sql`
    insert into workspaces.account ("accountId", "providerId", "userId", password)
    values (${userId}, 'credential', ${userId}, ${passwordHash})
    on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = now()`.execute(
    tx,
  );
}

/** Lets an account sign in by its password alone, until it sets up a second factor again. */
export async function removeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await sql`delete from workspaces."twoFactor" where "userId" = ${userId}`.execute(tx);
  await sql`update workspaces."user" set "twoFactorEnabled" = false where id = ${userId}`.execute(tx);
}

/** Signs an account out everywhere. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await sql`delete from workspaces.session where "userId" = ${userId}`.execute(tx);
}
