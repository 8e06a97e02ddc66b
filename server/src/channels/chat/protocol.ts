import * as z from "zod";
import type { Language, TextName } from "./languages.ts";
import type { FormField } from "./settings.ts";

// The chat protocol, version 1: docs/chat.md tells its story, this file is its exact shape. The widget imports the types.

export const mostCharacters = 10_000;
export const mostFiles = 10;

/** `GET /chat/v1/config?key=`: what the loader and the panel are told. Times of day and texts are the visitor's affair. */
export interface ChatConfig {
  channelId: string;
  /** The company's name. */
  name: string;
  accent: string;
  onAccent: string;
  scheme: "light" | "dark" | "auto";
  side: "end" | "start" | "left" | "right";
  marginAside: number;
  marginBelow: number;
  logoUrl: string | null;
  launcherLabel: boolean;
  languages: Language[];
  defaultLanguage: Language;
  /** Only what the company words itself; for the rest the widget has its own words. */
  texts: Partial<Record<Language, Partial<Record<TextName, string>>>>;
  form: { ask: "never" | "first" | "always"; fields: FormField[] };
  hours: Record<string, unknown> | null;
  expectedReplyMinutes: number | null;
  files: { allowed: boolean; mostBytes: number; mostFiles: number; mediaTypes: string[] };
  mostCharacters: number;
  sound: boolean;
  /** Whether a transcript by mail can be asked for. */
  transcripts: boolean;
}

const short = (most: number) => z.string().max(most);

/** `POST /chat/v1/sessions`. */
export const sessionRequest = z.object({
  /** A browser write key, or the id of a chat channel. */
  key: short(100),
  /** The token of an earlier session: the same visitor goes on. */
  token: short(100).nullish(),
  /** The SDK's anonymous id, when the page has it. */
  anonymousId: short(255).nullish(),
  /** An HS256 JWT made by the company's server, as on ingest. */
  identityToken: short(8000).nullish(),
  language: short(35).nullish(),
  page: z.object({ url: short(2000), title: short(500).optional(), referrer: short(2000).optional() }).nullish(),
  /** The form's answers by the names of its fields. */
  answers: z.record(short(40), short(1000)).nullish(),
});
export type SessionRequest = z.infer<typeof sessionRequest>;

/** The answer to it, 201. */
export interface Session {
  /** Secret. Goes as `Authorization: Bearer …` and in the socket's first frame, never in an address. */
  token: string;
  visitorId: string;
  /** Made here when the page has none. */
  anonymousId: string;
  standing: "anonymous" | "claimed" | "proven";
  /** False: another visitor than that of the token that was sent; forget what you keep of them. */
  resumed: boolean;
  /** The answers given so far, so that nobody is asked twice. */
  answers: Record<string, string>;
  /** The latest threads; more of them by `GET /chat/v1/threads`. */
  threads: ChatThread[];
  next: string | null;
  /** Everything that comes after what stands here comes by the socket from this cursor on. */
  cursor: string;
}

export interface ChatThread {
  threadId: string;
  begunAt: string;
  last: ChatMessage | null;
  /** Messages of the company that this visitor has not read. */
  unread: number;
}

/** `GET /chat/v1/threads?before=&limit=`, newest first. */
export interface ThreadPage {
  threads: ChatThread[];
  next: string | null;
}

/** `GET /chat/v1/threads/{threadId}/messages?before=&limit=`: the newest page, oldest of it first. */
export interface MessagePage {
  messages: ChatMessage[];
  /** The `before` of the page of older ones. */
  next: string | null;
}

export interface ChatAuthor {
  kind: "customer" | "member" | "bot" | "system";
  name: string;
  avatar?: string;
}

export interface ChatFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Whether a browser may show it in the page: a png, jpeg, gif, webp or avif by its content. */
  isImage: boolean;
  /** Relative to the server; works without a header for some hours, then ask for the messages again. */
  url: string;
}

export interface ChatMessage {
  messageId: string;
  threadId: string;
  /** "in" is what the visitor wrote, on whatever device. */
  direction: "in" | "out";
  author: ChatAuthor;
  text: string;
  /** Sanitised on the server; only what the company's people write has it. */
  html?: string;
  files: ChatFile[];
  sentAt: string;
  /** The id that the sending widget gave to it. */
  clientId?: string;
  /** Of "in": sent, then read by somebody of the company. Of "out": sent, delivered, read, failed. */
  state: "sent" | "delivered" | "read" | "failed";
  revisedAt?: string;
  /** Its text and files are empty then. */
  withdrawnAt?: string;
}

/** `POST /chat/v1/files?name=` with the bytes as its body, 201: to be named in a `send` within a day. */
export type UploadedFile = ChatFile;

const id = z.uuid().transform((text) => text.toLowerCase());
const cursor = z.string().regex(/^(0|[1-9]\d{0,18}):\d{1,15}$/);
const thread = { threadId: id };

/** What a client sends: over the socket one JSON text a frame, in a poll several in a list. */
export const clientFrame = z.discriminatedUnion("kind", [
  /** First on every socket, within ten seconds; not in a poll. */
  z.object({ kind: z.literal("hello"), token: short(100), after: cursor.nullish() }),
  z.object({
    kind: z.literal("send"),
    /** Made by the client and kept until it is acknowledged or refused for good; sent twice, it counts once. */
    clientId: id,
    /** A new id begins a thread. */
    ...thread,
    text: z.string(),
    /** Ids of uploaded files. */
    files: z.array(id).max(mostFiles).default([]),
    page: short(2000).nullish(),
  }),
  z.object({ kind: z.literal("typing"), ...thread, typing: z.boolean() }),
  /** The message and all before it are on the device, or were seen. */
  z.object({ kind: z.literal("delivered"), ...thread, upTo: id }),
  z.object({ kind: z.literal("read"), ...thread, upTo: id }),
  z.object({ kind: z.literal("transcript"), clientId: id, ...thread, email: short(254) }),
  z.object({ kind: z.literal("ping") }),
]);
export type ClientFrame = z.input<typeof clientFrame>;
export type FrameHeard = z.output<typeof clientFrame>;

export interface Presence {
  kind: "presence";
  /** Null: of the chat as a whole. */
  threadId: string | null;
  /** Whether somebody is there to answer now. */
  online: boolean;
  /** Who is there, or who answers in this thread. */
  agents: ChatAuthor[];
  expectedReplyMinutes: number | null;
  /** When somebody is there again, while nobody is. */
  backAt: string | null;
  /** While the thread waits for somebody. */
  queue: { position: number; waitSeconds: number | null } | null;
}

export const refusalCodes = [
  "bad_frame",
  "too_long",
  "empty",
  "too_fast",
  "blocked",
  "not_found",
  "no_such_file",
  "mail_unavailable",
  "bad_email",
  "unavailable",
] as const;
export type RefusalOfFrame = (typeof refusalCodes)[number];

/**
 * What the server sends. Frames with a cursor come of a ledger: keep the last cursor, and hand it back on the next `hello`
 * or poll. Frames without one are of the moment and are not repeated.
 */
export type ServerFrame =
  | { kind: "welcome"; cursor: string; visitorId: string; standing: Session["standing"] }
  | { kind: "message"; cursor: string; message: ChatMessage }
  | {
      kind: "delivery";
      cursor: string;
      threadId: string;
      messageId: string;
      state: ChatMessage["state"];
      at: string;
      reason?: string;
    }
  | { kind: "revised"; cursor: string; message: ChatMessage }
  | { kind: "withdrawn"; cursor: string; threadId: string; messageId: string; at: string }
  /** Stored for good, or it was there already. The `message` frame comes too, in its turn. */
  | { kind: "ack"; clientId: string; threadId: string; messageId: string; sentAt: string }
  | { kind: "transcript"; clientId: string; email: string }
  | {
      kind: "refused";
      clientId?: string;
      code: RefusalOfFrame;
      sentence: string;
      /** Present: sending the same again later may succeed, so keep it. Absent: it never will. */
      againInSeconds?: number;
    }
  | { kind: "typing"; threadId: string; author: ChatAuthor; typing: boolean }
  | Presence
  | { kind: "pong" }
  /** The last frame before the socket is closed; `code` is the closing code. */
  | { kind: "bye"; code: number; sentence: string };

/** `POST /chat/v1/poll`: answered as soon as there are frames, or empty after `waitSeconds`. */
export const pollRequest = z.object({
  after: cursor.nullish(),
  /** Each like a frame of the socket; one that is not understood is refused by itself. */
  frames: z.array(z.unknown()).max(50).default([]),
  waitSeconds: z.number().min(0).max(50).default(25),
});
export type PollRequest = z.input<typeof pollRequest>;

export interface PollAnswer {
  frames: ServerFrame[];
  cursor: string;
}

/** Every error of the plain doors, with a status of 4xx or 503. */
export interface ChatError {
  code: string;
  sentence: string;
}

/** Why a socket is closed. 4401: make a new session. 4403 and 4404: do not come back. Any other: come back, later each time. */
export const closeCodes = {
  restart: 1012,
  unavailable: 1013,
  badFrames: 4400,
  unknownSession: 4401,
  forbidden: 4403,
  ended: 4404,
  noHello: 4408,
  tooMany: 4429,
} as const;
