import { typingSignal } from "../signals.ts";
import { blockedWordIn } from "./block.ts";
import type { Hub } from "./hub.ts";
import type { FrameHeard } from "./protocol.ts";
import { dedupeKeyOf, type FrameRead, readFrame } from "./read-frame.ts";
import { refusedLater, type Speaker, tooFast } from "./speaker.ts";
import type { Fault, Input } from "./take.ts";
import { askTranscript } from "./transcript.ts";
import { audienceOf, subjectOf } from "./visitor.ts";

type Of<Kind extends FrameHeard["kind"]> = Extract<FrameHeard, { kind: Kind }>;

/** Does what a frame asks, and answers it; never throws for what a device can send. */
export async function hear(hub: Hub, speaker: Speaker, raw: Buffer, isText: boolean): Promise<void> {
  const read = readFrame(isText ? raw.toString("utf8") : undefined);
  try {
    if ("fault" in read) await refuse(hub, speaker, raw, read);
    else await heed(hub, speaker, raw, read.frame);
  } catch (error) {
    hub.kernel.log.error({ err: error }, "a frame of a chat could not be taken");
    const frame = "frame" in read ? read.frame : read;
    refusedLater(speaker, "clientId" in frame ? frame.clientId : undefined, 2);
  }
}

async function heed(hub: Hub, speaker: Speaker, raw: Buffer, frame: FrameHeard): Promise<void> {
  switch (frame.kind) {
    case "send":
      return say(hub, speaker, raw, frame);
    case "typing":
      return type(hub, speaker, frame);
    case "delivered":
    case "read":
      return receipt(hub, speaker, frame);
    case "transcript":
      return askTranscript(hub, speaker, frame);
    case "ping":
      return speaker.reply({ kind: "pong" });
    case "hello":
      // One is enough; a second has nothing to say.
      return undefined;
  }
}

async function say(hub: Hub, speaker: Speaker, raw: Buffer, frame: Of<"send">): Promise<void> {
  const { visitor, chat } = speaker;
  const { clientId, threadId, text, files, page } = frame;
  const wait = hub.rates.messages.take(visitor.visitorId, hub.kernel.clock.now().getTime());
  if (wait > 0) return tooFast(speaker, clientId, wait);
  const fault = blockedWordIn(text, chat.settings.blocked) === undefined ? undefined : notWanted;
  const said = fault ?? { threadId, clientId, text, fileIds: [...new Set(files)], ...(page ? { page } : {}) };
  await take(hub, speaker, inputOf(hub, speaker, raw, { frame }, said), frame);
}

const notWanted: Fault = { code: "blocked", sentence: "This message cannot be sent here." };

async function refuse(
  hub: Hub,
  speaker: Speaker,
  raw: Buffer,
  read: Extract<FrameRead, { fault: Fault }>,
): Promise<void> {
  const now = hub.kernel.clock.now().getTime();
  if (hub.rates.faults.take(speaker.visitor.visitorId, now) > 0)
    return speaker.end("badFrames", "Too many frames that are not understood. See docs/chat.md for the protocol.");
  const { clientId } = read;
  await take(hub, speaker, inputOf(hub, speaker, raw, read, read.fault), { clientId, threadId: "" });
}

/** Puts an input into the journal, and answers once it stands there for good. */
async function take(
  hub: Hub,
  speaker: Speaker,
  input: Input,
  { clientId, threadId }: { clientId: string | undefined; threadId: string },
): Promise<void> {
  const taken = await hub.inputs.add(input);
  if (taken.outcome === "gone") return speaker.end("unknownSession", "This visitor is no more. Make a new session.");
  const about = clientId === undefined ? {} : { clientId };
  if (taken.outcome === "refused")
    return speaker.reply({ kind: "refused", ...about, code: taken.code, sentence: taken.sentence });
  const { messageId, sentAt } = taken;
  if (clientId !== undefined)
    speaker.reply({ kind: "ack", clientId, threadId, messageId, sentAt: sentAt.toISOString() });
}

function inputOf(hub: Hub, speaker: Speaker, raw: Buffer, read: FrameRead, said: Input["said"]): Input {
  const { workspaceId, visitorId, channelId } = speaker.visitor;
  speaker.heardAt = Math.max(hub.kernel.clock.now().getTime(), speaker.heardAt + 1);
  return {
    workspaceId,
    visitorId,
    channelId,
    raw,
    said,
    dedupeKey: dedupeKeyOf(visitorId, read, raw),
    receivedAt: new Date(speaker.heardAt),
    context: { visitorId },
  };
}

async function type(hub: Hub, { visitor }: Speaker, { threadId, typing }: Of<"typing">): Promise<void> {
  // What is over the allowance is left out: nobody needs to know forty times a second that somebody types.
  if (hub.rates.signs.take(visitor.visitorId, Date.now()) > 0) return;
  const { workspaceId } = visitor;
  if ((await hub.audiences.of(workspaceId, threadId)) !== audienceOf(visitor)) return;
  hub.kernel.signals.send(typingSignal, { workspaceId, threadId, subjectId: subjectOf(visitor), typing });
}

async function receipt(hub: Hub, speaker: Speaker, frame: Of<"delivered"> | Of<"read">): Promise<void> {
  const { workspaceId, visitorId } = speaker.visitor;
  // Each receipt means all before it, so one that is left out is made up for by the next.
  if (hub.rates.signs.take(visitorId, Date.now()) > 0) return;
  const { kind: state, threadId, upTo } = frame;
  const audience = audienceOf(speaker.visitor);
  await hub.receipts.add({ workspaceId, audience, threadId, upTo, state, at: hub.kernel.clock.now() });
}
