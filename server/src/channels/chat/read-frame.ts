import { createHash } from "node:crypto";
import { isStorable } from "../storable.ts";
import { clientFrame, type FrameHeard, mostCharacters } from "./protocol.ts";
import type { Fault } from "./take.ts";

/** What a device sent, understood or not. `clientId` is said if it can be made out, so that the device can let go of it. */
export type FrameRead = { frame: FrameHeard } | { fault: Fault; clientId: string | undefined };

/** Reads a frame; never throws for what a device can send. */
export function readFrame(raw: string | undefined): FrameRead {
  const value = raw === undefined ? undefined : parse(raw);
  if (value === undefined) return { fault: bad("This frame is no JSON text."), clientId: undefined };
  const parsed = clientFrame.safeParse(value);
  if (parsed.success) return withoutFault(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".");
  const sentence = field ? `“${field}” is not usable: ${issue?.message}.` : "This frame is of no kind that is known.";
  return { fault: bad(sentence), clientId: clientIdIn(value) };
}

/** The key by which a repeated input is known: the client's own id, else what it holds. */
export function dedupeKeyOf(visitorId: string, read: FrameRead, raw: Buffer): string {
  const clientId = "frame" in read && "clientId" in read.frame ? read.frame.clientId : undefined;
  const own = "fault" in read ? read.clientId : clientId;
  return `${visitorId} ${own ?? createHash("sha256").update(raw).digest("base64url")}`;
}

function withoutFault(frame: FrameHeard): FrameRead {
  const fault = frame.kind === "send" ? faultOfText(frame.text, frame.files.length) : undefined;
  if (fault) return { fault, clientId: "clientId" in frame ? frame.clientId : undefined };
  const page = frame.kind === "send" ? (frame.page ?? "") : "";
  if (!isStorable(page)) return { fault: bad("“page” holds a character that cannot be kept."), clientId: undefined };
  return { frame };
}

function faultOfText(text: string, files: number): Fault | undefined {
  if (!isStorable(text)) return bad("The text holds a character that cannot be kept.");
  if (text.length > mostCharacters) {
    const most = mostCharacters.toLocaleString("en");
    return { code: "too_long", sentence: `A message holds at most ${most} characters. Send it in parts.` };
  }
  return text.trim() === "" && files === 0 ? { code: "empty", sentence: "This message says nothing." } : undefined;
}

function clientIdIn(value: unknown): string | undefined {
  const { clientId } = (value ?? {}) as { clientId?: unknown };
  const isId = typeof clientId === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId);
  return isId ? clientId.toLowerCase() : undefined;
}

function bad(sentence: string): Fault {
  return { code: "bad_frame", sentence };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? null;
  } catch {
    return undefined;
  }
}
