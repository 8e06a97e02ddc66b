import type { ClientFrame } from "../../../server/src/channels/contract.ts";
import type { Carrier, Ears } from "./carrier.ts";
import { type Deed, type Link, type LinkEvent, resting, step, type Way } from "./link.ts";

const UPGRADE_MS = 60_000;

export interface Connection {
  link(): Link;
  /** When the next attempt is, in milliseconds since 1970; undefined while none waits. */
  nextAttemptAt(): number | undefined;
  happen(event: LinkEvent): void;
  send(frame: ClientFrame): boolean;
  check(): void;
}

export interface Surroundings {
  /** Opens a connection; it may first have to make a session, and throws `lost` to the ears where that fails. */
  open(way: Way, ears: Ears): Promise<Carrier | undefined>;
  answered(): void;
  heard: Ears["heard"];
  reached: Ears["reached"];
  forget(): void;
  changed(): void;
}

/** Keeps the connection by the rules of `link.ts`: this file does the deeds. */
export function openConnection(around: Surroundings): Connection {
  let link: Link = resting;
  let carrier: Carrier | undefined;
  let attemptNumber = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt: number | undefined;

  function happen(event: LinkEvent): void {
    const [next, deeds] = step(link, event, Math.random());
    if (next === link && deeds.length === 0) return;
    link = next;
    deeds.forEach(perform);
    around.changed();
  }

  function perform(deed: Deed): void {
    if (deed.kind === "open") void open(deed.way);
    else if (deed.kind === "wait") later(deed.ms, { kind: "due" });
    else if (deed.kind === "forget") around.forget();
    else close();
  }

  function later(ms: number, event: LinkEvent): void {
    clearTimeout(timer);
    dueAt = Date.now() + ms;
    timer = setTimeout(() => {
      dueAt = undefined;
      happen(event);
    }, ms);
  }

  function close(): void {
    attemptNumber++;
    clearTimeout(timer);
    dueAt = undefined;
    carrier?.close();
    carrier = undefined;
  }

  // What an earlier attempt still has to say is not listened to.
  async function open(way: Way): Promise<void> {
    close();
    const mine = attemptNumber;
    const isMine = () => mine === attemptNumber;
    const opened = await around.open(way, {
      answered: () => isMine() && answered(way),
      heard: (frame) => isMine() && around.heard(frame),
      reached: (cursor) => isMine() && around.reached(cursor),
      lost: (code, afterMs) => isMine() && happen({ kind: "lost", code, afterMs, isEarly: !carrier }),
    });
    if (isMine()) carrier = opened;
    else opened?.close();
  }

  function answered(way: Way): void {
    happen({ kind: "answered" });
    around.answered();
    if (way === "poll") later(UPGRADE_MS, { kind: "upgrade" });
  }

  return {
    link: () => link,
    nextAttemptAt: () => (link.phase === "waiting" ? dueAt : undefined),
    happen,
    send(frame) {
      if (link.phase !== "live" || !carrier) return false;
      carrier.send(frame);
      return true;
    },
    check: () => carrier?.check(),
  };
}
