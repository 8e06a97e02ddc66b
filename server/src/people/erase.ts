import { randomUUID } from "node:crypto";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../kernel/database.ts";
import { holdFollower } from "../kernel/follow.ts";
import { Refusal } from "../kernel/refusal.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { claimantsOf, insertErasure, lockForErasure } from "./erasure.sql.ts";
import type { PersonId } from "./identifier.ts";
import { cardsOf } from "./list.sql.ts";
import { currentPerson } from "./person.ts";
import { erasuresLedger } from "./record.ts";
import { lockIdentities } from "./resolution.sql.ts";
import { whoseData } from "./whose.ts";

export interface Erased {
  erasureId: string;
  /** Others of whom something unproven says the same identifiers: nobody knows whether they are the same human. */
  alsoClaimedBy: PersonId[];
}

/**
 * Erases all that is stored about a person, in one transaction over every capability. What they did stays as numbers that
 * lead to nobody; what arrives later from before is refused; what they do from now on makes a new person.
 */
export function erasePerson(
  kernel: Kernel,
  { workspaceId, personId: id, confirm, by }: { workspaceId: string; personId: string; confirm: string; by: Author },
): Promise<Erased> {
  return inWorkspace(kernel.db, workspaceId, async (tx) => {
    await holdEverythingStill(tx, workspaceId, kernel);
    const personId = await currentPerson(tx, workspaceId, id);
    await refuseUnlessMeant(tx, workspaceId, personId, confirm);

    const whose = await whoseData(tx, workspaceId, personId);
    const subjectIds = whose.spans.map((span) => span.subjectId);
    const alsoClaimedBy = await claimantsOf(tx, workspaceId, whose.identifiers, subjectIds);
    const erasureId = randomUUID();
    const erasedAt = kernel.clock.now();
    await insertErasure(tx, workspaceId, whose.spans, { erasureId, erasedBy: by.actor, erasedAt });
    // The last capability first: an earlier one still knows whose the data is.
    for (const { erase } of kernel.subjectData.toReversed()) await erase(tx, whose, kernel);
    await recordAudit(tx, workspaceId, by, "person.erased", personId, { erasureId });
    await announce(tx, erasuresLedger);
    return { erasureId, alsoClaimedBy };
  });
}

// In this order: who writes holds the first, a follower its cursor before it locks identities.
async function holdEverythingStill(tx: Tx, workspaceId: string, { subjectData }: Kernel): Promise<void> {
  await lockForErasure(tx, workspaceId);
  const followers = subjectData.flatMap((data) => data.followers ?? []);
  for (const name of followers.toSorted()) await holdFollower(tx, name);
  await lockIdentities(tx, workspaceId);
}

async function refuseUnlessMeant(tx: Tx, workspaceId: string, personId: string, confirm: string): Promise<void> {
  const [card] = await cardsOf(tx, workspaceId, [personId]);
  const names = [personId, card?.name, card?.email, card?.userId, card?.phone];
  if (names.some((name) => name?.trim().toLowerCase() === confirm.trim().toLowerCase())) return;
  throw new Refusal(
    "bad_input",
    "Type the person's name or id as it is shown: an erasure cannot be undone.",
    "confirm",
  );
}
