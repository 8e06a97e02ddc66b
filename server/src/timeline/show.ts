import { valueIn } from "./catalogue/value.ts";
import type { Filter, Touchpoint } from "./contract.ts";
import type { Meanings } from "./meanings.ts";
import type { TouchpointRow } from "./read.sql.ts";

/** A stored touchpoint with what its name means now. */
export function shown(workspaceId: string, row: TouchpointRow, meanings: Meanings): Touchpoint {
  const { xid: _xid, seq: _seq, ...stored } = row;
  const meaning = meanings.of(workspaceId, row.name, row.kind);
  return {
    ...stored,
    channel: meaning?.channel ?? row.channel,
    stage: meaning?.stage ?? null,
    department: meaning?.department ?? null,
    purpose: meaning?.purpose ?? null,
    outcome: meaning?.outcome ?? null,
    direction: meaning?.direction ?? "inbound",
    value: valueIn(meaning?.valueProperty ?? null, row.properties),
  };
}

/** Whether a touchpoint is one of those wanted. */
export function isWanted({ channel, stage, q }: Filter, touchpoint: Touchpoint): boolean {
  if (channel?.length && !channel.includes(touchpoint.channel)) return false;
  if (stage?.length && !stage.includes(touchpoint.stage ?? "")) return false;
  return !q || `${touchpoint.name} ${JSON.stringify(touchpoint.properties)}`.toLowerCase().includes(q.toLowerCase());
}
