import { useEffect, useState } from "react";
import type { ConnectionState } from "../api/live-connection.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";

// Shorter interruptions heal before anybody has read about them.
const patienceMilliseconds = 2_000;

/** Says that what one sees is no longer live, and when it will be tried again. */
export function LiveBanner({ connection, onRetry }: { connection: ConnectionState; onRetry: () => void }) {
  const down = connection.kind === "waiting" || connection.kind === "connecting";
  const shown = useLasting(down, patienceMilliseconds);
  const seconds = useSecondsUntil(connection.kind === "waiting" ? connection.nextTryAt : null);
  if (!shown) return null;
  return (
    <Banner
      edge
      tone="warning"
      actions={
        <Button size="small" onClick={onRetry}>
          Try now
        </Button>
      }
    >
      <span className="font-medium">Live updates are interrupted.</span>{" "}
      <span aria-hidden>{seconds ? `Next try in ${seconds} s.` : "Connecting…"}</span> Nothing is lost: what you miss
      arrives afterwards.
    </Banner>
  );
}

function useLasting(condition: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!condition) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [condition, milliseconds]);
  return lasting;
}

function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}
