import { type Follower, follower, type Position, settledUntil } from "../kernel/follow.ts";
import { keysChanged, listWorkspaces } from "../workspaces/public.ts";
import { trustedAmong, upsertTrusted } from "./claims-trust.sql.ts";
import { requestReview } from "./review.ts";

interface Switched extends Position {
  workspaceId: string;
  trusted: boolean;
}

/**
 * Has everybody of a workspace looked at again when it begins or ceases to trust claims. It compares what each workspace
 * says with what its people were last reviewed by, so it misses nothing that happened while no server ran.
 */
export const claimsTrust: Follower = follower<Switched>({
  name: "people.claims_trust",
  ledger: keysChanged,
  async read(tx) {
    const position = await settledUntil(tx);
    const trusted = await trustedAmong(tx);
    return (await listWorkspaces(tx))
      .filter(({ workspaceId, trustsClaims }) => trustsClaims !== trusted.has(workspaceId))
      .map(({ workspaceId, trustsClaims }) => ({ ...position, workspaceId, trusted: trustsClaims }));
  },
  async apply(tx, switched) {
    for (const { workspaceId, trusted } of switched) {
      await upsertTrusted(tx, workspaceId, trusted);
      await requestReview(tx, workspaceId, "claims_trust", "workspace settings");
    }
  },
});
