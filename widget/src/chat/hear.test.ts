import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChatMessage, ServerFrame } from "../../../server/src/channels/contract.ts";
import { hear } from "./hear.ts";
import { ledger, messageNumbered, thread } from "./ledger.fixture.ts";
import { type ChatState, nothingKnown, type Outgoing, unreadOf } from "./state.ts";
import { withPage } from "./threads.ts";

const hearAll = (frames: readonly ServerFrame[], from: ChatState = nothingKnown) => frames.reduce(hear, from);
const said = (state: ChatState) => state.threads[thread]?.messages.map(({ messageId }) => messageId) ?? [];
const message = (number: number, more?: Partial<ChatMessage>): ServerFrame => ({
  kind: "message",
  cursor: String(number),
  message: messageNumbered(number, more),
});
const waiting: Outgoing = {
  clientId: "client-1",
  threadId: thread,
  text: "Hello",
  files: [],
  page: null,
  writtenAt: 1,
};

describe("any connection, however often it is cut", () => {
  test("shows each message once, in order, as it stands at the end", () => {
    fc.assert(
      fc.property(conversations(), cuts(), (story, cut) => {
        const server = ledger();
        for (const event of story) tell(server, event);
        const truth = hearAll(server.frames);

        let state = nothingKnown;
        for (const { heardBefore, repeated } of cut) {
          state = hearAll(server.after(state.cursor).slice(0, heardBefore), state);
          // A frame in flight may come again by the other way of connecting.
          const again = server.frames.slice(0, Number(state.cursor ?? 0)).slice(-repeated || server.frames.length);
          state = { ...hearAll(again, state), cursor: state.cursor };
        }
        state = hearAll(server.after(state.cursor), state);

        expect(said(state)).toEqual([...new Set(said(state))].sort());
        expect(state.threads[thread]?.messages).toEqual(truth.threads[thread]?.messages);
      }),
      { numRuns: 300 },
    );
  });

  test("the same with pages of history that come at any moment, before or after what they tell", () => {
    fc.assert(
      fc.property(conversations(), fc.nat(60), fc.nat(60), (story, askedAt, cameAt) => {
        const server = ledger();
        for (const event of story) tell(server, event);
        const truth = hearAll(server.frames);
        const asked = hearAll(server.frames.slice(0, Math.min(askedAt, cameAt)));
        const page = { messages: asked.threads[thread]?.messages ?? [], next: null };

        // A visitor who connected where the page was asked, and heard more before the page arrived.
        const begun = { ...nothingKnown, cursor: String(Math.min(askedAt, cameAt, server.frames.length)) };
        const heard = server.after(begun.cursor);
        const early = hearAll(heard.slice(0, Math.abs(cameAt - askedAt)), begun);
        const state = hearAll(server.after(early.cursor), withPage(early, thread, page));

        expect(state.threads[thread]?.messages ?? []).toEqual(truth.threads[thread]?.messages ?? []);
      }),
      { numRuns: 300 },
    );
  });
});

type Happening = { kind: "said" | "read" | "delivered" | "revised" | "withdrawn"; of: number };

function conversations() {
  const kind = fc.constantFrom<Happening["kind"]>("said", "said", "said", "read", "delivered", "revised", "withdrawn");
  return fc.array(fc.record({ kind, of: fc.nat(40) }), { maxLength: 60 });
}

function cuts() {
  return fc.array(fc.record({ heardBefore: fc.nat(20), repeated: fc.nat(10) }), { maxLength: 8 });
}

/** Adds what happened to the server's ledger, if it can happen: only what was said can be read or changed. */
function tell(server: ReturnType<typeof ledger>, { kind, of }: Happening): void {
  const spoken = server.frames.filter((frame) => frame.kind === "message").length;
  const number = spoken === 0 ? 0 : of % spoken;
  const known = messageNumbered(number);
  const at = new Date(1_800_000_000_000 + server.frames.length * 1000).toISOString();
  const { messageId } = known;
  if (kind === "said") server.add((cursor) => ({ ...(message(spoken) as { kind: "message" } & ServerFrame), cursor }));
  else if (spoken === 0) return;
  else if (kind === "revised")
    server.add((cursor) => ({ kind, cursor, message: { ...known, text: `Revised ${at}`, revisedAt: at } }));
  else if (kind === "withdrawn") server.add((cursor) => ({ kind, cursor, threadId: thread, messageId, at }));
  else server.add((cursor) => ({ kind: "delivery", cursor, threadId: thread, messageId, state: kind, at }));
}

describe("what the visitor wrote", () => {
  const wrote = { ...nothingKnown, outgoing: [waiting] };
  const ack: ServerFrame = {
    kind: "ack",
    clientId: "client-1",
    threadId: thread,
    messageId: "message-0001",
    sentAt: messageNumbered(1).sentAt,
  };
  const echo = message(1, { direction: "in", clientId: "client-1", text: "Hello" });

  test("is shown once, whichever comes first: its acknowledgement or the message itself, or only one of them", () => {
    for (const frames of [[ack, echo], [echo, ack], [ack], [echo], [ack, ack, echo, echo]]) {
      const state = hearAll(frames, wrote);
      expect(said(state)).toEqual(["message-0001"]);
      expect(state.outgoing).toEqual([]);
      expect(state.threads[thread]!.messages[0]!.text).toBe("Hello");
    }
  });

  test("stays when it is refused for now, and says why when it is refused for good", () => {
    const refused = { kind: "refused", clientId: "client-1", code: "too_fast", sentence: "Slower." } as const;
    expect(hear(wrote, { ...refused, againInSeconds: 3 }).outgoing).toEqual([waiting]);
    expect(hear(wrote, refused).outgoing[0]!.failure).toEqual({ code: "too_fast", sentence: "Slower." });
  });
});

describe("what is unread", () => {
  test("counts what the company wrote, once each, and not what the visitor wrote or the system noted", () => {
    const own = message(2, { direction: "in" });
    const note = message(3, { author: { kind: "system", name: "" } });
    expect(unreadOf(hearAll([message(1), message(1), own, note, message(4)]))).toBe(2);
  });

  test("goes down when another device of the visitor reads", () => {
    const read = (number: number): ServerFrame => {
      const { messageId } = messageNumbered(number);
      return { kind: "delivery", cursor: "9", threadId: thread, messageId, state: "read", at: "2026-01-01" };
    };
    expect(unreadOf(hearAll([message(1), message(2), read(1), read(1)]))).toBe(1);
  });
});

test("the welcome's cursor does not hide what came before it", () => {
  const welcome: ServerFrame = { kind: "welcome", cursor: "9", visitorId: "v", standing: "anonymous" };
  expect(hear({ ...nothingKnown, cursor: "4" }, welcome).cursor).toBe("4");
  expect(hear(nothingKnown, welcome).cursor).toBe("9");
});
