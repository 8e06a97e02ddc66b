import type { Capability } from "../kernel/capability.ts";

/** The service desk: conversations, messages, routing, SLA, macros, views, search. */
export const desk: Capability = {
  name: "desk",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "desk.conversation": { by: "workspace_id" },
    "desk.merge": { by: "workspace_id" },
    "desk.tagged": { by: "workspace_id" },
    "desk.setting": "reference",
    "desk.mention": { by: "workspace_id" },
    "desk.conversation_number": { by: "workspace_id" },
    "desk.thread": { by: "workspace_id" },
    "desk.event": { by: "workspace_id" },
    "desk.message": { by: "workspace_id" },
    "desk.delivery": { by: "workspace_id" },
    "desk.message_version": { by: "workspace_id" },
    "desk.message_deletion": { by: "workspace_id" },
    "desk.draft": { by: "workspace_id" },
    "desk.follower": { by: "workspace_id" },
    "desk.link": { by: "workspace_id" },
    "desk.team": "reference",
    "desk.team_member": "reference",
  },
};
