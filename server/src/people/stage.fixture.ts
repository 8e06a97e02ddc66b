import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";

/** A server with an empty workspace, and hands to work it. */
export interface Stage extends AsyncDisposable {
  at: TestDatabase;
  on: RunningServer;
  /** Asks the API of the workspace with a key that may do everything; fails on any refusal. */
  api<Body = unknown>(method: string, path: string, body?: object): Promise<Body>;
  /** Sends messages as a company's server does. */
  prove(...messages: object[]): Promise<void>;
  /** Sends messages as a browser does. */
  claim(...messages: object[]): Promise<void>;
  /** Waits until everything that was sent has been stored, resolved and counted. */
  settled(): Promise<void>;
  /** The current person of a proven identifier. */
  personOf(kind: string, value: string): Promise<string>;
  /** The subject of a proven identifier. */
  subjectOf(kind: string, value: string): Promise<string>;
  /** Who is who, in every detail that is stored. */
  snapshot(): Promise<unknown>;
}

/** Starts a server on a database of its own. */
export async function openStage(): Promise<Stage> {
  const at = await copyDatabase();
  const on = await startServer(at);
  const { workspaceId, secretKey, serverWriteKey, writeKey } = on.owner;
  const rows = async (text: string, values: unknown[] = []) => (await at.owner.query(text, values)).rows;
  const sendWith = async (key: string, messages: object[]) => {
    const batch = messages.map((message) => ({ messageId: crypto.randomUUID(), ...message }));
    const { status, body } = await send(on.url, key, "batch", { batch });
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  };
  const idOf = async (column: string, kind: string, value: string) => {
    const found = await rows(
      `select i.subject_id, coalesce(h.person_id, i.subject_id) as person_id from people.identifier i
       left join people.holding h on h.workspace_id = i.workspace_id and h.subject_id = i.subject_id and h.valid_until = 'infinity'
       where i.workspace_id = $1 and i.kind = $2 and i.value = $3 and i.standing = 'proven' and i.retired_at is null`,
      [workspaceId, kind, value],
    );
    if (found.length !== 1) throw new Error(`There are ${found.length} identifiers ${kind} ${value}.`);
    return found[0]![column] as string;
  };
  return {
    at,
    on,
    async api<Body>(method: string, path: string, body?: object) {
      const {
        status,
        text,
        body: answer,
      } = await ask<Body>(on.url, method, `/api/workspaces/${workspaceId}${path}`, {
        key: secretKey,
        ...(body ? { body } : {}),
      });
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
      return answer;
    },
    prove: (...messages) => sendWith(serverWriteKey, messages),
    claim: (...messages) => sendWith(writeKey, messages),
    settled: () => settled(at),
    personOf: (kind, value) => idOf("person_id", kind, value),
    subjectOf: (kind, value) => idOf("subject_id", kind, value),
    async snapshot() {
      await settled(at);
      return Object.fromEntries(
        await Promise.all(tablesOfIdentity.map(async (table) => [table, await rows(contentOf(table), [workspaceId])])),
      );
    },
    async [Symbol.asyncDispose]() {
      await on.stop();
      await at[Symbol.asyncDispose]();
    },
  };
}

const tablesOfIdentity = [
  "holding",
  "membership",
  "face",
  "tally",
  "conflict",
  "suggestion",
  "activity",
  "trait",
  "consent",
];

// A human's separation that ends again may leave no trace; when something was recorded is no part of who is who.
function contentOf(table: string): string {
  const condition = table === "conflict" ? "and because <> 'kept_apart'" : "";
  return `select (to_jsonb(t) - 'recorded_at')::text as row from people.${table} t
    where workspace_id = $1 ${condition} order by 1`;
}

/** Waits until no follower has anything left to read. */
export async function settled(at: TestDatabase): Promise<void> {
  const behind = `
    select (select count(*) from people.edge e, kernel.cursor c where c.follower = 'people.resolution' and e.subject_id < e.other_id
        and (e.xid, e.seq) > (c.xid, c.seq))
      + (select count(*) from timeline.touchpoint t, kernel.cursor c where c.follower = 'timeline.activity'
        and (t.xid, t.seq) > (c.xid, c.seq))
      + (select count(*) from people.change t, kernel.cursor c where c.follower = 'timeline.handover'
        and (t.xid, t.seq) > (c.xid, c.seq))
      + (select count(*) from people.review where finished_at is null) as rows`;
  await eventually(
    async () => Number((await at.owner.query(behind)).rows[0].rows),
    (left) => left === 0,
  );
}
