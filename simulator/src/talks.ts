import { whole } from "./distributions.ts";
import type { Life } from "./life.ts";
import { type Instant, minute } from "./local-time.ts";
import type { Properties } from "./message.ts";
import { fromDevice, fromSystem } from "./origins.ts";
import type { World } from "./world.ts";

/** What a talk is about, and the case to which it belongs. */
export type About = Properties & { readonly ticket_id: string };

/** Talks in the chat, on the device where they are signed in. Says when it ends. */
export function chat(world: World, life: Life, at: Instant, about: About, resolved: boolean): Instant {
  const endedAt = at + whole(life.random, 4, 22) * minute;
  const origin = fromDevice(life, [...life.signedInOn].at(-1)!);
  const properties = { conversation_id: `chat-${about.ticket_id}-${Math.floor(at / minute)}`, ...about };
  const ended = { ...properties, resolved };
  world.say(at, life, origin, { type: "track", event: "Live Chat Conversation Started", properties });
  world.say(endedAt, life, origin, { type: "track", event: "Live Chat Conversation Ended", properties: ended });
  return endedAt;
}

/** Talks on the telephone. Says when it ends. */
export function call(world: World, life: Life, at: Instant, about: About, resolved: boolean): Instant {
  const seconds = whole(life.random, 90, 840);
  const endedAt = at + seconds * 1000;
  const origin = fromSystem(life, "telephone");
  const properties = { call_id: `call-${about.ticket_id}-${Math.floor(at / minute)}`, direction: "inbound", ...about };
  const ended = { ...properties, resolved, duration_seconds: seconds, wait_seconds: whole(life.random, 5, 240) };
  world.say(at, life, origin, { type: "track", event: "Call Started", properties });
  world.say(endedAt, life, origin, { type: "track", event: "Call Completed", properties: ended });
  return endedAt;
}
