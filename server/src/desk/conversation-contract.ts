import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";
import { author, change, conversation, filter, happening, message, orders } from "./shapes.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const one = inWorkspace.extend({ conversationId: z.uuid() });

/** What is known of conversations, and what is done to them. */
export const conversations = {
  list: procedure("desk:see")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversation-lists",
      summary: "Conversations that pass a filter",
    })
    .input(
      inWorkspace.extend({
        filter,
        order: z.enum(orders).default("newest"),
        before: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ conversations: z.array(conversation), next: z.string().nullable(), cursor: z.string() })),
  counts: procedure("desk:see")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversation-counts",
      summary: "How many conversations pass each filter",
    })
    .input(inWorkspace.extend({ filters: z.array(filter).min(1).max(50) }))
    // Counting stops at 10,000; `more` says that there are more.
    .output(z.array(z.object({ count: z.number(), more: z.boolean() }))),
  get: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}",
      summary: "A conversation, its latest messages and what happened to it",
    })
    .input(one)
    .output(
      z.object({
        conversation,
        /** The latest 50, the oldest of them first. */
        messages: z.array(message),
        happenings: z.array(happening),
        /** If there are older messages: from where to list them. */
        before: z.string().nullable(),
        followers: z.array(z.uuid()),
        linked: z.array(
          z.object({ conversationId: z.uuid(), number: z.number(), title: z.string(), because: z.string() }),
        ),
        /** The ways to the customer, the one that they used last first. */
        threads: z.array(z.object({ threadId: z.uuid(), channel: z.string() })),
        /** What was merged into it, and can be taken back. */
        merged: z.array(
          z.object({ conversationId: z.uuid(), number: z.number(), mergedAt: z.date(), mergedBy: author }),
        ),
        /** From where the live topic goes on. */
        cursor: z.string(),
      }),
    ),
  begin: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversations",
      summary: "Begin a conversation with a customer",
      successStatus: 201,
    })
    .input(
      inWorkspace.extend({
        personId: z.uuid(),
        title: z.string().trim().max(300).default(""),
        channel: z.string().max(50).default("chat"),
        bodyHtml: z.string().max(500_000).optional(),
      }),
    )
    .output(conversation),
  change: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/changes",
      summary: "Change a conversation: state, assignee, team, priority, title, tags, fields",
    })
    .input(one.extend({ changes: z.array(change).min(1).max(20), reason: z.string().trim().max(500).default("") }))
    .output(conversation),
  changeMany: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversation-changes",
      summary: "Change many conversations at once",
    })
    .input(
      inWorkspace.extend({
        conversationIds: z.array(z.uuid()).min(1).max(500),
        changes: z.array(change).min(1).max(20),
        reason: z.string().trim().max(500).default(""),
      }),
    )
    .output(
      z.object({ changed: z.number(), refused: z.array(z.object({ conversationId: z.uuid(), sentence: z.string() })) }),
    ),
  follow: procedure("desk:see")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/followers/me",
      summary: "Follow a conversation",
    })
    .input(one)
    .output(z.object({})),
  unfollow: procedure("desk:see")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/followers/me",
      summary: "Follow a conversation no longer",
    })
    .input(one)
    .output(z.object({})),
  merge: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/merge",
      summary: "Merge this conversation into another",
    })
    .input(one.extend({ into: z.uuid(), reason: z.string().trim().max(500).default("") }))
    .output(conversation),
  unmerge: procedure("desk:reply")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/merge",
      summary: "Take a merge back: both are again what they were, with what came since",
    })
    .input(one)
    .output(conversation),
  split: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/splits",
      summary: "Move messages into a conversation of their own",
      successStatus: 201,
    })
    .input(one.extend({ messageIds: z.array(z.uuid()).min(1).max(500), title: z.string().trim().max(300).default("") }))
    .output(conversation),
  link: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/links/{otherId}",
      summary: "Link two conversations",
    })
    .input(one.extend({ otherId: z.uuid(), because: z.string().trim().max(200).default("related") }))
    .output(z.object({})),
  unlink: procedure("desk:reply")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/links/{otherId}",
      summary: "Remove a link",
    })
    .input(one.extend({ otherId: z.uuid() }))
    .output(z.object({})),
  showPresence: procedure("desk:see")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/presence",
      summary: "Say what one does in a conversation at the moment; it holds for 15 seconds",
    })
    .input(
      one.extend({
        state: z.enum(["viewing", "typing", "left"]),
        /** The customer is told of a reply that is being typed, not of a note. */
        writing: z.enum(["reply", "note"]).default("reply"),
      }),
    )
    .output(z.object({})),
};
