import type { Tx } from "../kernel/database.ts";
import type { Filter } from "./contract.ts";
import { namesSeen } from "./meaning.sql.ts";
import type { Meanings } from "./meanings.ts";
import type { Wanted } from "./read.sql.ts";

/** Translates a filter on what names mean into one on names, since the ledger stores names only. */
export async function wantedBy(
  tx: Tx,
  workspaceId: string,
  { channel, stage, q }: Filter,
  meanings: Meanings,
): Promise<Wanted> {
  const wanted: Wanted = q ? { text: q } : {};
  if (!channel?.length && !stage?.length) return wanted;

  const seen = (await namesSeen(tx, workspaceId)).map(({ name, kind }) => ({
    name,
    meaning: meanings.of(workspaceId, name, kind),
  }));
  const namesOf = (chosen: typeof seen) => chosen.map(({ name }) => name);
  if (stage?.length)
    wanted.names = namesOf(seen.filter(({ meaning }) => meaning?.stage && stage.includes(meaning.stage)));
  if (channel?.length) {
    // A name that has a channel of its own has it whatever the source was.
    const own = seen.filter(({ meaning }) => meaning?.channel);
    const names = namesOf(own.filter(({ meaning }) => channel.includes(meaning!.channel!)));
    wanted.arrivedBy = { channels: channel, names, otherwise: namesOf(own) };
  }
  return wanted;
}
