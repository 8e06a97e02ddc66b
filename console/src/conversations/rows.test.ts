import { expect, test } from "vitest";
import { sampleConversation } from "./conversation.fixture.ts";
import { Rows } from "./rows.ts";

test("one's own change is seen at once, and an older word of the server does not undo it on the screen", () => {
  const rows = new Rows();
  const row = sampleConversation({});
  const { conversationId: id } = row;
  rows.put([row]);
  const settle = rows.patch([id], (now) => ({ ...now, priority: "urgent" }));
  expect(rows.get(id)?.priority).toBe("urgent");
  rows.put([{ ...row, preview: "Hello?" }]);
  expect(rows.get(id)).toMatchObject({ priority: "urgent", preview: "Hello?" });
  settle();
  expect(rows.get(id)?.priority).toBe("normal");
});

test("whoever shows a row hears of its change, and the row stays the same object as long as it is the same", () => {
  const rows = new Rows();
  let heard = 0;
  const stop = rows.subscribe(() => heard++);
  const row = sampleConversation({});
  rows.put([row]);
  expect(rows.get(row.conversationId)).toBe(row);
  stop();
  rows.put([row]);
  expect(heard).toBe(1);
});
