import type { Tx } from "../../kernel/database.ts";
import type { Position } from "../../kernel/follow.ts";
import type { LivePage } from "../../kernel/live.ts";
import type { TailSource } from "../../kernel/tail.ts";
import { workspaceSecrets } from "../../workspaces/public.ts";
import { passagesLedger } from "../ledgers.ts";
import { type Passage, readPassages, readPassagesOf } from "./passage.sql.ts";
import type { ServerFrame } from "./protocol.ts";
import { type Showing, shownMessage } from "./show.ts";

type LedgerFrame = Extract<ServerFrame, { cursor: string }>;
/** A frame of the ledger before its cursor is put in. */
export type PassageFrame = LedgerFrame extends infer Frame
  ? Frame extends unknown
    ? Omit<Frame, "cursor">
    : never
  : never;

const noSalt = Buffer.alloc(0);

/** All chats' messages, and what becomes of them, read once a process for all visitors' devices. */
export function passageSource(now: () => Date): TailSource {
  return {
    name: "channels.passages",
    ledger: passagesLedger,
    read: async (tx, after, limit, isHeard) => {
      const passages = await readPassages(tx, after, limit);
      const heard = passages.filter(({ workspaceId, audience }) => isHeard(workspaceId, audience));
      const frames = await framesOf(tx, heard, now());
      const rows = heard.map(({ xid, seq, workspaceId, audience }, at) => ({
        position: { xid, seq },
        workspaceId,
        key: audience,
        data: frames[at],
      }));
      const last = passages.at(-1);
      return { rows, reached: last ? { xid: last.xid, seq: last.seq } : after, more: passages.length === limit };
    },
  };
}

/** What an audience has missed after a position. */
export async function missedBy(
  tx: Tx,
  of: { workspaceId: string; audience: string },
  after: Position,
  limit: number,
  now: Date,
): Promise<LivePage> {
  const passages = await readPassagesOf(tx, of, after, limit);
  const frames = await framesOf(tx, passages, now);
  const events = passages.map(({ xid, seq }, at) => ({ position: { xid, seq }, data: frames[at] }));
  return { events, reached: events.at(-1)?.position ?? after, more: events.length === limit };
}

async function framesOf(tx: Tx, passages: readonly Passage[], now: Date): Promise<PassageFrame[]> {
  const salts = new Map<string, Buffer>();
  for (const { workspaceId, files } of passages) {
    // Only files have addresses, and few messages have files.
    if (files.length === 0 || salts.has(workspaceId)) continue;
    salts.set(workspaceId, (await workspaceSecrets(tx, workspaceId)).subjectSalt);
  }
  return passages.map((row) => {
    const { workspaceId } = row;
    return frameOf(row, { workspaceId, salt: salts.get(workspaceId) ?? noSalt, now });
  });
}

function frameOf(passage: Passage, showing: Showing): PassageFrame {
  const { what, messageId, threadId, at, reason } = passage;
  if (what === "message" || what === "revised")
    return { kind: what, message: shownMessage({ ...passage, states: null }, showing) };
  if (what === "withdrawn") return { kind: "withdrawn", threadId, messageId, at: at.toISOString() };
  return { kind: "delivery", threadId, messageId, state: what, at: at.toISOString(), ...(reason ? { reason } : {}) };
}
