import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const one = inWorkspace.extend({ teamId: z.uuid() });
const name = z.string().trim().min(1, "must not be empty").max(100);
const emoji = z.string().trim().max(16).default("");

export const team = z.object({
  teamId: z.uuid(),
  name: z.string(),
  emoji: z.string(),
  madeAt: z.date(),
  members: z.array(z.object({ memberId: z.uuid(), since: z.date() })),
});

/** Who works together on what. */
export const teams = {
  list: procedure("desk:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/teams", summary: "Teams and their members, by name" })
    .input(inWorkspace)
    .output(z.array(team)),
  make: procedure("desk:manage")
    .route({ method: "POST", path: "/workspaces/{workspaceId}/teams", summary: "Make a team", successStatus: 201 })
    .input(inWorkspace.extend({ name, emoji }))
    .output(team),
  change: procedure("desk:manage")
    .route({ method: "PUT", path: "/workspaces/{workspaceId}/teams/{teamId}", summary: "Give a team another name" })
    .input(one.extend({ name, emoji }))
    .output(team),
  end: procedure("desk:manage")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/teams/{teamId}",
      summary: "End a team; its conversations stay where they are",
    })
    .input(one)
    .output(z.object({})),
  addMember: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/teams/{teamId}/members/{memberId}",
      summary: "Add somebody to a team",
    })
    .input(one.extend({ memberId: z.uuid() }))
    .output(team),
  removeMember: procedure("desk:manage")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/teams/{teamId}/members/{memberId}",
      summary: "Take somebody out of a team",
    })
    .input(one.extend({ memberId: z.uuid() }))
    .output(team),
};
