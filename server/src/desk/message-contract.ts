import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";
import { file, message } from "./shapes.ts";

const one = z.object({ workspaceId: z.uuid(), conversationId: z.uuid() });
const oneMessage = one.extend({ messageId: z.uuid() });
const body = { bodyHtml: z.string().max(500_000), files: z.array(file).max(50).default([]) };

export const draft = z.object({
  kind: z.enum(["reply", "note"]),
  memberId: z.uuid(),
  bodyHtml: z.string(),
  files: z.array(file),
  shared: z.boolean(),
  savedAt: z.date(),
});

/** What is said in conversations. */
export const messages = {
  list: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages",
      summary: "Older messages of a conversation, the newest of them first",
    })
    .input(
      one.extend({
        before: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ messages: z.array(message), before: z.string().nullable() })),
  write: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages",
      summary: "Reply to the customer, or leave a note for the team",
      successStatus: 201,
    })
    .input(
      one.extend({
        /** Made by the writer, so that writing twice says it once. */
        messageId: z.uuid(),
        kind: z.enum(["reply", "note"]),
        ...body,
        mentions: z.array(z.uuid()).max(50).default([]),
        /** A reply goes out after ten seconds unless it is taken back; a later time sends it then. */
        sendAt: z.coerce.date<Date | string>().optional(),
        /** The channel to answer on; without it, the one that the customer used last. */
        threadId: z.uuid().optional(),
        /** The last message that the writer has seen: if a newer one of the customer came, it is refused as "conflict". */
        seen: z.uuid().nullish(),
        /** Sent although something newer came. */
        anyway: z.boolean().default(false),
        /** The state once the reply has gone out, unless the customer wrote again meanwhile; of a note, at once. */
        stateAfter: z.enum(["open", "pending", "resolved"]).optional(),
      }),
    )
    .output(message),
  takeBack: procedure("desk:reply")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages/{messageId}/sending",
      summary: "Take back a reply that has not gone out yet; it becomes a draft again",
    })
    .input(oneMessage)
    .output(z.object({ draft })),
  edit: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages/{messageId}/body",
      summary: "Change what was written",
    })
    .input(oneMessage.extend(body))
    .output(message),
  remove: procedure("desk:reply")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages/{messageId}",
      summary: "Delete a message; what it said stays in its history",
    })
    .input(oneMessage)
    .output(message),
  versions: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages/{messageId}/versions",
      summary: "Earlier wordings of a message",
    })
    .input(oneMessage)
    .output(z.array(z.object({ bodyHtml: z.string(), replacedAt: z.date(), replacedBy: z.string() }))),
  retry: procedure("desk:reply")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/messages/{messageId}/attempts",
      summary: "Try again to deliver a reply that failed",
    })
    .input(oneMessage)
    .output(message),
  drafts: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/drafts",
      summary: "One's own drafts and those that colleagues share",
    })
    .input(one)
    .output(z.array(draft)),
  saveDraft: procedure("desk:reply")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/drafts/{kind}",
      summary: "Keep a draft; an empty one is removed",
    })
    .input(one.extend({ kind: z.enum(["reply", "note"]), ...body, shared: z.boolean().default(false) }))
    .output(z.object({ savedAt: z.date().nullable() })),
  read: procedure("desk:see")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/reading",
      summary: "Say that one has seen the conversation up to a message; the customer is told",
    })
    .input(one.extend({ messageId: z.uuid() }))
    .output(z.object({})),
};
