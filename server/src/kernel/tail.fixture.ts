import { sql } from "kysely";
import type { TestDatabase } from "../database.fixture.ts";
import { inWorkspace, type Tx } from "./database.ts";
import { type Position, settledAfter, settledUntil } from "./follow.ts";
import type { LivePage } from "./live.ts";
import type { TailRow, TailSource } from "./tail.ts";
import { announce } from "./wake.ts";

export const ledger = "kernel.said";

interface Said extends Position {
  workspaceId: string;
  room: string;
  word: string;
}

/** Makes a ledger of words that are said in rooms. */
export async function makeLedger({ owner }: TestDatabase): Promise<void> {
  await owner.query(`
    create table kernel.said (workspace_id uuid not null, room text not null, word text not null,
      xid xid8 default pg_current_xact_id(), seq bigint generated always as identity);
    call kernel.protect('kernel.said');
    grant all on kernel.said to throughline_app`);
}

/** Says a word, and commits it so many milliseconds later. */
export async function say({ db }: TestDatabase, workspaceId: string, room: string, word: string, milliseconds = 0) {
  await inWorkspace(db, workspaceId, async (tx) => {
    await sql`insert into kernel.said (workspace_id, room, word) values (${workspaceId}, ${room}, ${word})`.execute(tx);
    if (milliseconds > 0) await sql`select pg_sleep(${milliseconds / 1000})`.execute(tx);
    await announce(tx, ledger);
  });
}

async function read(tx: Tx, after: Position, limit: number): Promise<TailRow[]> {
  const { rows } = await sql<Said>`select workspace_id, room, word, xid::text as xid, seq from kernel.said l
    where ${settledAfter(after, "l")} order by l.xid, l.seq limit ${limit}`.execute(tx);
  return rows.map(({ xid, seq, workspaceId, room, word }) => ({
    position: { xid, seq },
    workspaceId,
    key: room,
    data: { word },
  }));
}

export const said: TailSource = { name: "test.said", ledger, read };

/** What was said in one room after a position. */
export async function readRoom(tx: Tx, room: string, after: Position, limit: number): Promise<LivePage> {
  const reached = await settledUntil(tx);
  const { rows } = await sql<Said>`select room, word, xid::text as xid, seq from kernel.said l
    where room = ${room} and ${settledAfter(after, "l")} order by l.xid, l.seq limit ${limit}`.execute(tx);
  const events = rows.map(({ xid, seq, word }) => ({ position: { xid, seq }, data: { word } }));
  const more = rows.length === limit;
  return { events, more, reached: more ? events.at(-1)!.position : reached };
}
