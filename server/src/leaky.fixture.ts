import { sql } from "kysely";
import * as z from "zod";
import type { Capability } from "./kernel/capability.ts";
import { inSystem } from "./kernel/database.ts";
import { procedures } from "./kernel/procedures.ts";
import { procedure } from "./workspaces/contract.ts";

const thing = z.object({ workspaceId: z.uuid(), keyId: z.uuid() });
const contract = {
  seeKey: procedure("workspace:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/leaks/{keyId}" })
    .input(thing)
    .output(z.object({ name: z.string() })),
  withdrawEverybody: procedure("workspace:see")
    .route({ method: "POST", path: "/workspaces/{workspaceId}/withdrawals" })
    .input(z.object({ workspaceId: z.uuid(), reason: z.string(), invitationId: z.uuid() })),
};
const api = procedures(contract);
/** A capability with two mistakes, to see that the test of all doors finds them: its SQL forgets the workspace. */
export const leaky: Capability = {
  name: "leaky",
  contract: contract,
  router: api.router({
    seeKey: api.seeKey.handler(({ context: { kernel }, input: { keyId } }) =>
      inSystem(kernel.db, async (tx) => {
        const { rows } = await sql<{ name: string }>`
          select name from workspaces.api_key where key_id = ${keyId}`.execute(tx);
        return rows[0]!;
      }),
    ),
    withdrawEverybody: api.withdrawEverybody.handler(({ context: { kernel }, input: { invitationId } }) =>
      inSystem(kernel.db, async (tx) => {
        await sql`update workspaces.invitation set withdrawn_at = now()
          where invitation_id = ${invitationId}`.execute(tx);
      }),
    ),
  }),
};
