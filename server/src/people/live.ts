import * as z from "zod";
import { laterOf, settledUntil } from "../kernel/follow.ts";
import { liveTopic } from "../kernel/live.ts";
import { settledChanges } from "./live.sql.ts";
import { changesLedger } from "./resolution.ts";

/**
 * Tells a screen that who a person is has changed: subjects came or went, or everything went over to somebody else. It
 * then reads the person again, under the same id.
 */
export const personTopic = liveTopic({
  name: "people.person",
  access: "people:see",
  ledger: changesLedger,
  params: z.object({ workspaceId: z.uuid(), personId: z.uuid() }),
  end: settledUntil,
  async read(tx, { workspaceId, personId }, after, limit) {
    const until = await settledUntil(tx);
    const changes = await settledChanges(tx, workspaceId, personId, after, limit);
    const events = changes.map(({ xid, seq, ...data }) => ({ position: { xid, seq }, data }));
    const last = changes.length === limit ? changes.at(-1) : undefined;
    return {
      events,
      more: last !== undefined,
      reached: last ? { xid: last.xid, seq: last.seq } : laterOf(after, until),
    };
  },
});
