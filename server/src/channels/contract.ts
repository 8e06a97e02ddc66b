import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";
import { chatSettings } from "./chat/settings.ts";

export { type Language, languages, type TextName, textNames } from "./chat/languages.ts";
export type {
  ChatAuthor,
  ChatConfig,
  ChatError,
  ChatFile,
  ChatMessage,
  ChatThread,
  ClientFrame,
  MessagePage,
  PollAnswer,
  PollRequest,
  Presence,
  RefusalOfFrame,
  ServerFrame,
  Session,
  SessionRequest,
  ThreadPage,
  UploadedFile,
} from "./chat/protocol.ts";
export { type ChatSettings, chatSettings, type FormField, formField } from "./chat/settings.ts";

import { isStorable } from "./storable.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const one = inWorkspace.extend({ channelId: z.uuid() });
const name = z.string().trim().min(1).max(100).refine(isStorable, "holds a character that cannot be kept");
const reason = z.string().trim().max(500).refine(isStorable, "holds a character that cannot be kept").default("");
const page = { before: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

/** A way into the company. One line for each kind, with its settings. */
const kinds = { kind: z.literal("chat"), settings: chatSettings };

export const channel = z.object({
  channelId: z.uuid(),
  ...kinds,
  name: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
  changedAt: z.date(),
  ended: z.object({ by: z.string(), at: z.date(), reason: z.string() }).nullable(),
});
export type Channel = z.infer<typeof channel>;

/** received = stored + quarantined + duplicate, counted apart from one another. */
export const journalCount = z.object({
  channelId: z.uuid(),
  received: z.number(),
  stored: z.number(),
  quarantined: z.number(),
  duplicate: z.number(),
});
export type JournalCount = z.infer<typeof journalCount>;

export const quarantinedInput = z.object({
  inboundId: z.uuid(),
  receivedAt: z.date(),
  code: z.string(),
  reason: z.string(),
  /** As it came, as far as it is text. */
  raw: z.string(),
});

export const contract = {
  list: procedure("channels:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/channels", summary: "The ways into the company" })
    .input(inWorkspace)
    .output(z.array(channel)),
  make: procedure("channels:manage")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/channels",
      summary: "Open another way into the company",
      successStatus: 201,
    })
    .input(
      inWorkspace.extend({ kind: z.literal("chat"), name, settings: z.record(z.string(), z.unknown()).default({}) }),
    )
    .output(channel),
  change: procedure("channels:manage")
    .route({
      method: "PATCH",
      path: "/workspaces/{workspaceId}/channels/{channelId}",
      summary: "Change a channel's name or some of its settings",
    })
    // Settings that are not named stay as they are; one that is named is replaced whole.
    .input(one.extend({ name: name.optional(), settings: z.record(z.string(), z.unknown()).default({}) }))
    .output(channel),
  end: procedure("channels:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/channels/{channelId}/end",
      summary: "Close a channel: nothing comes in by it any more, and what came stays",
    })
    .input(one.extend({ reason }))
    .output(channel),
  reopen: procedure("channels:manage")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/channels/{channelId}/end",
      summary: "Take a closed channel into use again",
    })
    .input(one)
    .output(channel),
  journal: procedure("channels:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/channel-journal",
      summary: "How much came in by each channel, and what became of it",
    })
    .input(inWorkspace)
    .output(z.array(journalCount)),
  quarantine: procedure("quarantine:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/channels/{channelId}/quarantine",
      summary: "What came in and could not be understood, newest first",
    })
    .input(one.extend(page))
    .output(z.object({ quarantined: z.array(quarantinedInput), next: z.string().nullable() })),
};
