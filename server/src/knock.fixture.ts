import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { type Answer, ask } from "./server.fixture.ts";
import type { Outcome, Visitor } from "./visitors.fixture.ts";
import { addressOf, type Route } from "./walk-routes.fixture.ts";

/** A word that stands in everything of the other workspace, and must stand in no answer about one's own. */
export const marker = "Zanzibar";

/** What a refusal says; other answers say something else. */
type Refused = { code?: string; sentence?: string } | undefined;
type Knocked = Pick<Answer<Refused>, "status" | "text" | "body">;

/** Knocks at a procedure with an input that is empty but for the ids in its path: enough to be let in or not. */
export async function knock(
  url: string,
  route: Route,
  { cookie, key }: Visitor,
  ids: Record<string, string>,
): Promise<Outcome | string> {
  const address = addressOf(route, (name) => ids[name] ?? randomUUID());
  const body = ["GET", "DELETE"].includes(route.method) ? undefined : {};
  const answer = await ask<Refused>(url, route.method, address, { cookie, key, body });
  if (route.path.includes("{workspaceId}") && answer.text.includes(marker)) return `told: ${answer.text}`;
  return outcomeOf(answer);
}

/** Subscribes to a live topic and says how that went. */
export function subscribe(
  url: string,
  { cookie, key }: Visitor,
  topic: string,
  params: unknown,
): Promise<Outcome | string> {
  const headers = { ...(cookie ? { cookie } : {}), ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/live`, { headers });
  return new Promise((resolve) => {
    socket.once("open", () => socket.send(JSON.stringify({ subscribe: topic, params, id: 1 })));
    socket.once("close", (code) => resolve(`closed with ${code}`));
    socket.once("message", (data) => {
      const { error: body } = JSON.parse(data.toString());
      if (body?.code === "bad_input") resolve(body.sentence);
      else resolve(body ? outcomeOf({ status: 400, body, text: body.sentence }) : "let in");
      socket.close();
    });
  });
}

/** Knocks at a door for touchpoints with a write key, in all the places where a key may stand; returns the status. */
export async function knockWithKey(url: string, door: string, key: string): Promise<number> {
  const [method, path] = door.split(" ") as [string, string];
  const address = path.replace(/:\w+/g, key || "x").replace("*", "track");
  const headers = { authorization: `Basic ${btoa(`${key}:`)}` };
  const body = method === "GET" ? undefined : { userId: "u", event: "E", type: "track", writeKey: key };
  return (await ask(url, method, address, { headers, body })).status;
}

/** An answer without what differs from call to call: ids, times, cursors. */
export function shapeOf({ status, text }: Pick<Knocked, "status" | "text">): string {
  return `${status} ${text.replace(/[\w-]*\d[\w-]*/g, "…")}`;
}

function outcomeOf({ status, body, text }: Knocked): Outcome | string {
  const sentence = body?.sentence ?? "";
  if (status >= 500 || sentence.startsWith("There is nothing at this address")) return `${status} ${text}`;
  if (sentence === "No such workspace.") return "no such workspace";
  if (sentence.startsWith("Your role or key does not allow this")) return "forbidden";
  return body?.code === "not_signed_in" ? "not_signed_in" : "let in";
}
