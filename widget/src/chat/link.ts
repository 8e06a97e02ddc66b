import { delayMs } from "./backoff.ts";

export type Way = "socket" | "poll";

/** How the widget and the server are connected. */
export type Link = {
  /** `resting`: nobody needs it now. `stopped`: the server wants nobody to come back. */
  phase: "resting" | "trying" | "live" | "waiting" | "stopped";
  way: Way;
  /** Attempts in a row that led to nothing. */
  failures: number;
  /** Attempts by socket in a row that led to nothing. */
  deafSockets: number;
  /** Whether a socket has ever been answered on this page. */
  socketWorks: boolean;
};

export type LinkEvent =
  | { kind: "wanted" }
  | { kind: "unwanted" }
  | { kind: "answered" }
  /** `code` is the closing code; `afterMs` is how long the server asks to wait; `isEarly`: not even a session was made. */
  | { kind: "lost"; code: number; afterMs?: number | undefined; isEarly?: boolean }
  /** The wait is over, or the browser says that the network is back. */
  | { kind: "due" }
  /** Polling has gone well for a while: is a socket possible now? */
  | { kind: "upgrade" };

export type Deed =
  | { kind: "open"; way: Way }
  | { kind: "close" }
  | { kind: "wait"; ms: number }
  /** The server does not know this session: the next attempt makes one. */
  | { kind: "forget" };

export const resting: Link = { phase: "resting", way: "socket", failures: 0, deafSockets: 0, socketWorks: false };

// Where a proxy or the page's policy lets no socket through, each attempt costs seconds.
const SOCKETS_TRIED = 2;

/** What becomes of the connection by an event, and what is to be done. `chance` in [0, 1) spreads the returns. */
export function step(link: Link, event: LinkEvent, chance: number): [Link, Deed[]] {
  switch (event.kind) {
    case "wanted":
      return link.phase === "resting" ? open(link, link.way) : [link, []];
    case "unwanted":
      return link.phase === "stopped" ? [link, []] : [{ ...link, phase: "resting", failures: 0 }, [{ kind: "close" }]];
    case "answered":
      return link.phase === "trying" ? [answered(link), []] : [link, []];
    case "lost":
      return link.phase === "trying" || link.phase === "live" ? lost(link, event, chance) : [link, []];
    case "due":
      return link.phase === "waiting" ? open(link, link.way) : [link, []];
    case "upgrade":
      return link.phase === "live" && link.way === "poll" ? upgrade(link) : [link, []];
  }
}

function open(link: Link, way: Way): [Link, Deed[]] {
  return [{ ...link, phase: "trying", way }, [{ kind: "open", way }]];
}

function upgrade(link: Link): [Link, Deed[]] {
  const [opened, deeds] = open({ ...link, deafSockets: SOCKETS_TRIED - 1 }, "socket");
  return [opened, [{ kind: "close" }, ...deeds]];
}

function answered(link: Link): Link {
  const socket = link.way === "socket" ? { deafSockets: 0, socketWorks: true } : {};
  return { ...link, phase: "live", failures: 0, ...socket };
}

function lost(link: Link, event: LinkEvent & { kind: "lost" }, chance: number): [Link, Deed[]] {
  const { code, afterMs, isEarly } = event;
  const close: Deed = { kind: "close" };
  if (code === 4403 || code === 4404) return [{ ...link, phase: "stopped" }, [close]];
  const failures = link.failures + 1;
  const wait: Deed = { kind: "wait", ms: afterMs ?? delayMs(failures, chance) };
  const waiting = { ...link, phase: "waiting" as const, failures };
  if (code === 4401) return [waiting, [close, { kind: "forget" }, wait]];
  if (isEarly) return [waiting, [wait]];
  const deafSockets = link.deafSockets + (link.phase === "trying" && link.way === "socket" ? 1 : 0);
  return [{ ...waiting, deafSockets, way: nextWay(link, deafSockets) }, [close, wait]];
}

// Where both are lost they take turns, since either may come back first; but a socket that was never answered here is
// asked for again only when polling goes well.
function nextWay({ way, socketWorks }: Link, deafSockets: number): Way {
  if (deafSockets < SOCKETS_TRIED) return "socket";
  return way === "poll" && socketWorks ? "socket" : "poll";
}
