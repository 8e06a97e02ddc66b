import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type ConnectionState, type Cursor, LiveConnection } from "./live-connection.ts";
import type { Refusal } from "./refusal.ts";

export const LiveContext = createContext<LiveConnection | null>(null);

/** The connection to this page's own server. It hears from the browser when the network is back. */
export function createLiveConnection(): LiveConnection {
  const address = new URL("/api/live", window.location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const connection = new LiveConnection({
    openSocket: () => new WebSocket(address),
    now: Date.now,
    random: Math.random,
  });
  window.addEventListener("online", connection.retryNow);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && connection.retryNow());
  return connection;
}

export interface TopicEvent<Data> {
  cursor: Cursor;
  data: Data;
}

export interface TopicState {
  /** Whether what happens arrives at the moment. */
  live: boolean;
  /** Why the server would not let us listen; then nothing arrives. */
  refusal: Refusal | null;
}

interface TopicOptions {
  /** Events after this one, for example after the newest line of a list that was read before. */
  after?: Cursor | null;
  /** False listens to nothing, for example while the first page is being read. */
  enabled?: boolean;
}

/**
 * Listens to a live topic while the calling screen is shown. Each event comes once and in order, whatever the network
 * does. A change of `params` begins anew; a change of `onEvents` does not.
 */
export function useLiveTopic<Data>(
  topic: string,
  params: unknown,
  onEvents: (events: readonly TopicEvent<Data>[]) => void,
  { after = null, enabled = true }: TopicOptions = {},
): TopicState {
  const connection = useLiveConnection();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef({ onEvents, after });
  latest.current = { onEvents, after };
  const key = JSON.stringify(params);
  useEffect(() => {
    setRefusal(null);
    setReady(false);
    if (!enabled) return;
    return connection.subscribe({
      topic,
      params: JSON.parse(key),
      after: latest.current.after,
      // What a topic carries is declared by the server's contract of the same version.
      onEvents: (events) => latest.current.onEvents(events as readonly TopicEvent<Data>[]),
      onReady: () => setReady(true),
      onRefused: setRefusal,
    });
  }, [connection, topic, key, enabled]);
  const { kind } = useConnectionState();
  return { live: kind === "open" && ready && !refusal, refusal };
}

/** How the live connection fares. */
export function useConnectionState(): ConnectionState {
  const connection = useLiveConnection();
  return useSyncExternalStore(connection.watchState, connection.state);
}

/** The live connection itself. */
export function useLiveConnection(): LiveConnection {
  const connection = useContext(LiveContext);
  if (!connection) throw new Error("Live topics need a LiveContext around them.");
  return connection;
}
