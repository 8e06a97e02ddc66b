import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });

/** How the desk of a workspace works. */
export const deskSettings = z.object({
  /** How long a resolved conversation is opened again by an answer; a later one begins a new conversation. */
  reopenWithinDays: z.number().int().min(0).max(365),
  /** How long a reply can be taken back before it goes out. */
  undoSeconds: z.number().int().min(0).max(60),
});

export const settings = {
  get: procedure("desk:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/desk-settings", summary: "How the desk works" })
    .input(inWorkspace)
    .output(deskSettings),
  change: procedure("desk:manage")
    .route({ method: "PUT", path: "/workspaces/{workspaceId}/desk-settings", summary: "Change how the desk works" })
    .input(inWorkspace.extend(deskSettings.shape))
    .output(deskSettings),
};
