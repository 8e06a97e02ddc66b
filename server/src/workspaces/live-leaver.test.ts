import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { capabilities } from "../capabilities.ts";
import { copyDatabase } from "../database.fixture.ts";
import type { Capability } from "../kernel/capability.ts";
import { beginning } from "../kernel/follow.ts";
import { liveTopic } from "../kernel/live.ts";
import { addMember, ask, startServer } from "../server.fixture.ts";

const quiet: Capability = {
  name: "quiet",
  topics: [
    liveTopic({
      name: "quiet.topic",
      access: "workspace:see",
      ledger: "quiet.topic",
      params: z.object({ workspaceId: z.uuid() }),
      end: async () => beginning,
      read: async (_tx, _params, after) => ({ events: [], reached: after, more: false }),
    }),
  ],
};

test("a member who is removed stops hearing what happens, on a socket opened before", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  await using at = await copyDatabase();
  await using on = await startServer(at, { capabilities: [...capabilities, quiet] });
  const { workspaceId, cookie } = on.owner;
  const ada = await addMember(on.url, on.owner, "agent");
  const socket = new WebSocket(`${on.url.replace("http", "ws")}/api/live`, { headers: { cookie: ada.cookie } });
  const heard: { ready?: string; ping?: true; error?: { code: string } }[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(data.toString())));
  socket.once("open", () => socket.send(JSON.stringify({ subscribe: "quiet.topic", params: { workspaceId }, id: 1 })));
  await expect.poll(() => heard).toMatchObject([{ ready: "0:0" }]);

  vi.advanceTimersByTime(20_000);
  await expect.poll(() => heard.at(-1)).toEqual({ ping: true });
  await ask(on.url, "DELETE", `/api/workspaces/${workspaceId}/members/${ada.userId}`, { cookie });
  vi.advanceTimersByTime(20_000);
  await expect.poll(() => heard.at(-1)).toMatchObject({ id: 1, error: { code: "not_found" } });
  socket.close();
  vi.useRealTimers();
});
