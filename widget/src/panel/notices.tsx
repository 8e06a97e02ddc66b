import { useEffect, useState } from "preact/hooks";
import { fill } from "./format.ts";
import { useSurroundings } from "./surroundings.ts";

const PATIENCE_MS = 2500;

/** What the visitor has to know about the connection; said only when it lasts. */
export function Notices({ threadId }: { threadId: string | null }) {
  const { chat, texts, format } = useSurroundings();
  const { phase } = chat.link();
  const isLost = phase === "waiting" || phase === "trying";
  const lasts = useLasting(isLost, PATIENCE_MS);
  const now = useClock(chat.pausedUntil() > Date.now());
  const pauseSeconds = Math.ceil((chat.pausedUntil() - now) / 1000);
  const isPaused = pauseSeconds > 0 && chat.state().outgoing.some((outgoing) => outgoing.threadId === threadId);

  let text = "";
  if (phase === "stopped") text = texts.closed;
  else if (!navigator.onLine) text = texts.offline;
  else if (isLost && lasts) text = texts.reconnecting;
  else if (isPaused) text = fill(texts.tooFast, { time: format.duration(pauseSeconds) });
  return (
    <div class="notices" role="status">
      {text && (
        <p class={phase === "stopped" ? "notice stopped" : "notice"}>
          <span>{text}</span>
          {navigator.onLine && text === texts.reconnecting && (
            <button type="button" class="quiet" onClick={chat.hurry}>
              {texts.tryNow}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function useLasting(is: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) return setLasts(false);
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [is, milliseconds]);
  return is && lasts;
}

function useClock(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? now : Date.now();
}
