import type { ChatConfig, ChatMessage, ClientFrame, ServerFrame } from "../../server/src/channels/contract.ts";

// The cast of the widget's stories: a coffee company, and a server that does as a story says.

export const ada = { kind: "member" as const, name: "Ada Lovelace" };

export const usualConfig: ChatConfig = {
  channelId: "c0000000-0000-4000-8000-000000000000",
  name: "Bluebird Coffee",
  accent: "#3358d4",
  onAccent: "#ffffff",
  scheme: "auto",
  side: "end",
  marginAside: 20,
  marginBelow: 20,
  logoUrl: null,
  launcherLabel: false,
  languages: ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "he"],
  defaultLanguage: "en",
  texts: {},
  form: { ask: "never", fields: [] },
  hours: null,
  expectedReplyMinutes: 5,
  files: {
    allowed: true,
    mostBytes: 5_000_000,
    mostFiles: 10,
    mediaTypes: ["image/*", "application/pdf", "text/plain"],
  },
  mostCharacters: 10_000,
  sound: true,
  transcripts: true,
};

type Cursored = Extract<ServerFrame, { cursor: string }>;
type Uncursored<Frame> = Frame extends Cursored ? Omit<Frame, "cursor"> : never;

export interface Refusal {
  code: "too_fast" | "blocked";
  sentence: string;
  againInSeconds?: number;
}

/** A server that knows one visitor, and does as the test says. */
export interface ChatServer {
  url: string;
  /** The requests that came, as `GET /chat.js`. */
  requests: string[];
  /** What the visitor has sent, each counted once, and how often each came. */
  sends: (ClientFrame & { kind: "send" })[];
  arrivals: string[];
  frames: ClientFrame[];
  sessions: Record<string, unknown>[];
  config: ChatConfig;
  presence: ServerFrame & { kind: "presence" };
  messages: ChatMessage[];
  visitorId: string;
  /** Says something for the company. */
  say(threadId: string, text: string, more?: Partial<ChatMessage>): ChatMessage;
  /** Puts a message into the history, without telling. */
  remember(message: Partial<ChatMessage> & { threadId: string; text: string }): ChatMessage;
  tell(frame: Uncursored<Cursored>): void;
  moment(frame: ServerFrame): void;
  /** What the next `send` is answered with instead of an acknowledgement. */
  refuseNext(refusal: Refusal): void;
  /** There is no chat for this page. */
  isClosed: boolean;
  acceptSockets: boolean;
  /** Takes frames and says nothing back. */
  swallows: boolean;
  cut(): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}
