import * as z from "zod";
import { procedure } from "../../workspaces/contract.ts";
import { author, conversation } from "../shapes.ts";

const part = z.object({ text: z.string(), isHit: z.boolean() });

const hit = z.object({
  /** Null: the title of the conversation. */
  messageId: z.uuid().nullable(),
  kind: z.enum(["title", "inbound", "reply", "note"]),
  author,
  at: z.date(),
  /** A piece of the text around what was found. */
  excerpt: z.array(part),
});
export type Hit = z.infer<typeof hit>;

/** Finding what was said, in all messages of all time. */
export const search = {
  messages: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/message-search",
      summary:
        "Conversations by what was said in them: words, “phrases”, -words, from: tag: is: channel: before: after: …",
    })
    .input(
      z.object({
        workspaceId: z.uuid(),
        q: z.string().trim().min(1).max(500),
        before: z.string().max(100).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(
      z.object({
        results: z.array(
          z.object({
            conversation,
            hits: z.array(hit),
            /** How many more of its messages were found. */
            more: z.number(),
          }),
        ),
        /** The `before` by which one reads on, in older messages. */
        next: z.string().nullable(),
      }),
    ),
};
