import type { Tx } from "../kernel/database.ts";
import { recordAudit } from "../workspaces/public.ts";
import { refreshFaces } from "./cards.ts";
import { type ByHand, identifierFor, nothing } from "./consent-by-hand.ts";
import { shownTraits } from "./person.ts";
import { recordSayings } from "./record.ts";

/** Sets traits of a person as a member knows them; null takes one away. Returns all traits that the person has since. */
export async function changeTraits(tx: Tx, deed: ByHand, traits: Record<string, unknown>) {
  const { workspaceId, by, at } = deed;
  const { personId, subjectId } = await identifierFor(tx, deed);
  const said = Object.entries(traits).map(([name, value]) => ({
    subjectId,
    name,
    value: JSON.stringify(value),
    standing: "proven" as const,
    sourceId: null,
    occurredAt: at.getTime(),
  }));
  await recordSayings(tx, workspaceId, { ...nothing, traits: said }, by.actor);
  await refreshFaces(tx, workspaceId, [personId]);
  // The log outlives the person's data, so it tells which traits, not what they say.
  await recordAudit(tx, workspaceId, by, "person.traits_changed", personId, { names: Object.keys(traits) });
  return shownTraits(tx, workspaceId, personId);
}
