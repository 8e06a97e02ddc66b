import * as z from "zod";
import { procedure } from "../../workspaces/contract.ts";
import { decision, headStart, requirement, routingRule, routingSettings, statuses, weights } from "./shapes.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const ofMember = inWorkspace.extend({ memberId: z.uuid() });
const ofConversation = inWorkspace.extend({ conversationId: z.uuid() });
const status = z.object({
  status: z.enum(statuses),
  /** Why, such as “Lunch”. */
  reason: z.string().trim().max(200).default(""),
});

const skill = z.object({ skillId: z.uuid(), name: z.string() });
const skillName = z.string().trim().min(1, "must not be empty").max(100);
const newRule = inWorkspace.extend(routingRule.omit({ ruleId: true }).shape);

/** Somebody who works in a team, with what they have in hand. */
export const agent = z.object({
  memberId: z.uuid(),
  name: z.string(),
  teamIds: z.array(z.uuid()),
  status: z.enum(statuses),
  reason: z.string(),
  /** Null: they never said anything, which counts as available. */
  since: z.date().nullable(),
  /** Whether their console is open, or was 45 seconds ago. */
  isPresent: z.boolean(),
  seenAt: z.date().nullable(),
  slots: z.number(),
  taken: z.number(),
  /** What of the workspace's capacity is different for them. */
  own: z.object({ slots: z.number().nullable(), weights }),
  skills: z.array(z.object({ skillId: z.uuid(), level: z.number() })),
  idleSince: z.date().nullable(),
});

/** A conversation that waits in the queue. */
export const waiting = z.object({
  conversationId: z.uuid(),
  number: z.number(),
  title: z.string(),
  channel: z.string(),
  priority: z.string(),
  teamId: z.uuid().nullable(),
  position: z.number(),
  queuedAt: z.date(),
  because: z.string(),
  dueAt: z.date().nullable(),
  headStarts: z.array(headStart),
  skills: z.array(requirement),
  relaxedBy: z.number(),
  /** Why nobody has it yet. */
  held: z.enum(["nobody_able", "nobody_there", "everybody_full", "next"]),
  expectedWaitSeconds: z.number().nullable(),
});

/** One queue for all channels: who takes work, what waits, and how it is given out. */
export const routing = {
  me: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/routing/me",
      summary: "Whether one takes work, and what one has in hand",
    })
    .input(inWorkspace)
    .output(
      z.object({ agent: agent.nullable(), status: z.enum(statuses), reason: z.string(), since: z.date().nullable() }),
    ),
  setMe: procedure("desk:reply")
    .route({ method: "PUT", path: "/workspaces/{workspaceId}/routing/me", summary: "Take work, or not" })
    .input(inWorkspace.extend(status.shape))
    .output(z.object({})),
  present: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/me/presence",
      summary: "Say that one is there, at least every 45 seconds; the live topic desk.queue says it by itself",
    })
    .input(inWorkspace)
    .output(z.object({})),
  setStatus: procedure("desk:supervise")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/members/{memberId}/status",
      summary: "Have somebody take work, or not",
    })
    .input(ofMember.extend(status.shape))
    .output(z.object({})),
  shifts: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/routing/members/{memberId}/shifts",
      summary: "When somebody took work and when not, the latest first",
    })
    .input(ofMember.extend({ limit: z.coerce.number().int().min(1).max(500).default(50) }))
    .output(
      z.array(
        status.extend({ reason: z.string(), begunBy: z.string(), begunAt: z.date(), endedAt: z.date().nullable() }),
      ),
    ),
  board: procedure("desk:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/routing/board", summary: "Who is on and what waits" })
    .input(inWorkspace.extend({ limit: z.coerce.number().int().min(1).max(500).default(100) }))
    .output(
      z.object({
        isAutomatic: z.boolean(),
        agents: z.array(agent),
        waiting: z.array(waiting),
        waitingInAll: z.number(),
        /** From where the live topic goes on. */
        cursor: z.string(),
      }),
    ),
  holding: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/routing/members/{memberId}/conversations",
      summary: "What somebody has in hand, the longest waiting first",
    })
    .input(ofMember)
    .output(
      z.array(
        z.object({
          conversationId: z.uuid(),
          number: z.number(),
          title: z.string(),
          channel: z.string(),
          state: z.string(),
          waitingSince: z.date().nullable(),
          /** Until when they have to respond. */
          respondBy: z.date().nullable(),
        }),
      ),
    ),
  putFirst: procedure("desk:supervise")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/queue/{conversationId}/turn",
      summary: "Let a conversation that waits go first",
    })
    .input(ofConversation)
    .output(z.object({})),
  accept: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/queue/{conversationId}/acceptance",
      summary: "Accept what one was given, so that it does not go on to the next",
    })
    .input(ofConversation)
    .output(z.object({})),
  decisions: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/routing",
      summary: "How often a conversation waited, and why it went to whom it went",
    })
    .input(ofConversation)
    .output(
      z.array(
        z.object({
          queuedAt: z.date(),
          endedAt: z.date(),
          outcome: z.enum(["routed", "left"]),
          memberId: z.uuid().nullable(),
          decision: decision.nullable(),
        }),
      ),
    ),
  settings: {
    get: procedure("desk:see")
      .route({ method: "GET", path: "/workspaces/{workspaceId}/routing/settings", summary: "How work is given out" })
      .input(inWorkspace)
      .output(routingSettings),
    change: procedure("desk:manage")
      .route({
        method: "PUT",
        path: "/workspaces/{workspaceId}/routing/settings",
        summary: "Change how work is given out",
      })
      .input(inWorkspace.extend(routingSettings.shape))
      .output(routingSettings),
  },
  rules: {
    list: procedure("desk:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/routing/rules",
        summary: "What conversations need of whom they go to, in the order of the rules",
      })
      .input(inWorkspace)
      .output(z.array(routingRule)),
    make: procedure("desk:manage")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/routing/rules",
        summary: "Make a rule, the last one; what waits is looked at again",
        successStatus: 201,
      })
      .input(newRule)
      .output(z.array(routingRule)),
    order: procedure("desk:manage")
      .route({ method: "PUT", path: "/workspaces/{workspaceId}/routing/rule-order", summary: "Put the rules in order" })
      .input(inWorkspace.extend({ ruleIds: z.array(z.uuid()).min(1).max(500) }))
      .output(z.array(routingRule)),
    change: procedure("desk:manage")
      .route({ method: "PUT", path: "/workspaces/{workspaceId}/routing/rules/{ruleId}", summary: "Change a rule" })
      .input(inWorkspace.extend(routingRule.shape))
      .output(z.array(routingRule)),
    remove: procedure("desk:manage")
      .route({ method: "DELETE", path: "/workspaces/{workspaceId}/routing/rules/{ruleId}", summary: "Remove a rule" })
      .input(inWorkspace.extend({ ruleId: z.uuid() }))
      .output(z.array(routingRule)),
  },
  skills: {
    list: procedure("desk:see")
      .route({ method: "GET", path: "/workspaces/{workspaceId}/skills", summary: "Skills, by name" })
      .input(inWorkspace)
      .output(z.array(skill)),
    make: procedure("desk:manage")
      .route({ method: "POST", path: "/workspaces/{workspaceId}/skills", summary: "Make a skill", successStatus: 201 })
      .input(inWorkspace.extend({ name: skillName }))
      .output(skill),
    rename: procedure("desk:manage")
      .route({
        method: "PUT",
        path: "/workspaces/{workspaceId}/skills/{skillId}",
        summary: "Give a skill another name",
      })
      .input(inWorkspace.extend({ skillId: z.uuid(), name: skillName }))
      .output(skill),
    remove: procedure("desk:manage")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/skills/{skillId}",
        summary: "Remove a skill; refused while a rule asks for it",
      })
      .input(inWorkspace.extend({ skillId: z.uuid() }))
      .output(z.object({})),
  },
  setSkills: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/members/{memberId}/skills",
      summary: "Say what somebody can do, and how well: 1 to 5",
    })
    .input(
      ofMember.extend({
        skills: z.array(z.object({ skillId: z.uuid(), level: z.number().int().min(1).max(5) })).max(200),
      }),
    )
    .output(z.object({})),
  setCapacity: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/routing/members/{memberId}/capacity",
      summary: "Say how much somebody takes at a time, where it differs from the others",
    })
    .input(ofMember.extend({ slots: z.number().min(0).max(1000).nullable(), weights }))
    .output(z.object({})),
};
