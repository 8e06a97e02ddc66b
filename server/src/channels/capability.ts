import type { Capability } from "../kernel/capability.ts";
import { openChat } from "./chat/doors.ts";
import { openWidget } from "./chat/widget-door.ts";
import { contract } from "./contract.ts";
import { jobs } from "./jobs.ts";
import { router } from "./routes.ts";
import { subjectData } from "./subject-data.ts";

/** The ways in and out: the inbound journal, the outbound delivery, and one folder a channel. */
export const channels: Capability = {
  name: "channels",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "channels.channel": "reference",
    "channels.channel_end": "reference",
    "channels.inbound": { by: "workspace_id" },
    "channels.duplicate": { by: "workspace_id" },
    "channels.quarantined": { by: "workspace_id" },
    "channels.thread": { by: "workspace_id" },
    "channels.message": { by: "workspace_id" },
    "channels.delivery": { by: "workspace_id" },
    "channels.visitor": { by: "workspace_id" },
    "channels.visitor_proof": { by: "workspace_id" },
    "channels.visitor_thread": { by: "workspace_id" },
    "channels.upload": { by: "workspace_id" },
  },
  contract,
  router,
  doors: async (http, kernel) => {
    await http.register(async (scope) => openChat(scope, kernel));
    await http.register(async (scope) => openWidget(scope));
  },
  jobs,
  subjectData,
};
