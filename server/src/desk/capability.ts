import type { Capability } from "../kernel/capability.ts";
import { contract } from "./contract.ts";
import { deliveryFollower } from "./delivery.ts";
import { openFiles } from "./file-doors.ts";
import { conversationTopic, inboxTopic, presenceTopic } from "./live.ts";
import { receivedFollower } from "./receive.ts";
import { router } from "./routes.ts";
import { openRouting } from "./routing/door.ts";
import { queueFollower } from "./routing/follow-events.ts";
import { queueTopic } from "./routing/live.ts";
import { reviewQueueJob } from "./routing/review.ts";
import { searchFollower } from "./search/index-texts.ts";
import { sendingTimer } from "./send-reply.ts";
import { slaFollower } from "./sla/follow-events.ts";
import { slaReviewJob } from "./sla/review.ts";
import { slaTimers } from "./sla/ring.ts";
import { slaTables } from "./sla/tables.ts";
import { subjectData } from "./subject-data.ts";
import { wakingTimer } from "./wake-conversation.ts";

/** The service desk: conversations, messages, routing, SLA, macros, views, search. */
export const desk: Capability = {
  name: "desk",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "desk.conversation": { by: "workspace_id" },
    "desk.merge": { by: "workspace_id" },
    "desk.split": { by: "workspace_id" },
    "desk.tagged": { by: "workspace_id" },
    "desk.search_entry": { by: "workspace_id" },
    "desk.setting": "reference",
    "desk.mention": { by: "workspace_id" },
    "desk.conversation_number": { by: "workspace_id" },
    "desk.thread": { by: "workspace_id" },
    "desk.event": { by: "workspace_id" },
    "desk.message": { by: "workspace_id" },
    "desk.delivery": { by: "workspace_id" },
    "desk.message_version": { by: "workspace_id" },
    "desk.message_deletion": { by: "workspace_id" },
    "desk.reading": { by: "workspace_id" },
    "desk.draft": { by: "workspace_id" },
    "desk.follower": { by: "workspace_id" },
    "desk.link": { by: "workspace_id" },
    "desk.team": "reference",
    "desk.team_member": "reference",
    "desk.team_end": "reference",
    "desk.skill": "reference",
    "desk.proficiency": "reference",
    "desk.capacity": "reference",
    "desk.shift": { by: "workspace_id" },
    "desk.presence": { by: "workspace_id" },
    "desk.idleness": { by: "workspace_id" },
    "desk.routing_setting": "reference",
    "desk.routing_rule": "reference",
    "desk.routing_rule_end": "reference",
    "desk.routing_turn": { by: "workspace_id" },
    "desk.queue_need": { by: "workspace_id" },
    "desk.queue_entry": { by: "workspace_id" },
    "desk.queue_stay": { by: "workspace_id" },
    "desk.offer": { by: "workspace_id" },
    ...slaTables,
  },
  contract,
  router,
  followers: (kernel) => [receivedFollower, deliveryFollower, slaFollower, queueFollower(kernel), searchFollower],
  jobs: (kernel) => [slaReviewJob(kernel), reviewQueueJob(kernel)],
  timers: (kernel) => [sendingTimer(kernel), wakingTimer(kernel), ...slaTimers(kernel)],
  topics: [conversationTopic, inboxTopic, presenceTopic, queueTopic],
  doors: async (http, kernel) => {
    openRouting(http, kernel);
    await http.register(async (scope) => openFiles(scope, kernel));
  },
  subjectData,
};
