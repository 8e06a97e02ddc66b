import { expect, test } from "vitest";
import { messageNumbered } from "../chat/ledger.fixture.ts";
import { type Row, rowsOf } from "./rows.ts";

const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute).toISOString();
const brief = (rows: Row[]) =>
  rows.map((row) =>
    "isFirst" in row ? `${row.kind}${row.isFirst ? " first" : ""}${row.isLast ? " last" : ""}` : row.kind,
  );

test("messages of one author in short time stand together, under a line for each day", () => {
  const messages = [
    messageNumbered(1, { sentAt: at(1, 9, 0) }),
    messageNumbered(2, { sentAt: at(1, 9, 2) }),
    messageNumbered(3, { sentAt: at(1, 9, 3), direction: "in" }),
    messageNumbered(4, { sentAt: at(1, 9, 30) }),
    messageNumbered(5, { sentAt: at(1, 9, 40) }),
    messageNumbered(6, { sentAt: at(2, 8, 0) }),
  ];
  expect(brief(rowsOf(messages, []))).toEqual([
    "day",
    "message first",
    "message last",
    "message first last",
    "message first last",
    "message first last",
    "day",
    "message first last",
  ]);
});

test("a line stands before what is new, and a note of the system by itself", () => {
  const note = messageNumbered(2, { author: { kind: "system", name: "" } });
  const rows = rowsOf([messageNumbered(1), note, messageNumbered(3)], [], "message-0003");
  expect(brief(rows)).toEqual(["day", "message first last", "note", "unread", "message first last"]);
});

test("a message keeps its place on the screen when it is confirmed", () => {
  const outgoing = {
    clientId: "c",
    threadId: "t",
    text: "x",
    files: [],
    page: null,
    writtenAt: Date.parse(at(1, 9, 0)),
  };
  const confirmed = messageNumbered(1, { clientId: "c", direction: "in", sentAt: at(1, 9, 0) });
  expect(rowsOf([], [outgoing]).map(({ key }) => key)).toEqual(rowsOf([confirmed], []).map(({ key }) => key));
});
