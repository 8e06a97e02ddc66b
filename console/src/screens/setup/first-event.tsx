import { ArrowRight, CircleCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";

export interface FirstEvent {
  name: string;
  channel: string;
  /** Whose it is, as far as is known: an email, a user id, or an anonymous id. */
  person: string;
  receivedAt: string;
}

/** The event that proves that all is connected. */
export function FirstEventReceived({ event, onOpenLive }: { event: FirstEvent; onOpenLive: () => void }) {
  return (
    <div role="status" className="overflow-hidden rounded-md border border-positive-line">
      <div className="flex items-center gap-2 bg-positive-tint px-4 py-2.5 font-medium text-positive-text">
        <CircleCheck size={16} aria-hidden />
        First event received
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-positive-line px-4 py-3">
        <ChannelIcon channel={event.channel} />
        <div className="min-w-0 grow">
          <div className="truncate font-medium">{event.name}</div>
          <div className="truncate text-meta text-muted">
            {event.person} · <RelativeTime at={event.receivedAt} />
          </div>
        </div>
        <Button look="accent" size="large" icon={ArrowRight} onClick={onOpenLive} autoFocus>
          Open Live
        </Button>
      </div>
    </div>
  );
}

// By then it is more likely that something is wrong than that somebody is still typing.
const patienceMilliseconds = 45_000;

/** Waits in sight, and after a while says what may be wrong. */
export function WaitingForEvent({ live, onLater }: { live: boolean; onLater: () => void }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="rounded-md border py-3 pr-3 pl-4">
      <div className="flex items-center gap-3">
        <span className="relative flex size-2 shrink-0" aria-hidden>
          {live && <span className="motion-pulse absolute inset-0 rounded-full bg-accent-solid" />}
          <span className={live ? "size-2 rounded-full bg-accent-solid" : "size-2 rounded-full bg-warning-solid"} />
        </span>
        <div role="status" className="min-w-0 grow">
          <div className="font-medium">{live ? "Waiting for your first event" : "Connection interrupted"}</div>
          <div className="text-meta text-muted">
            {live ? "It appears here by itself." : "What arrives meanwhile is shown as soon as we are back."}
          </div>
        </div>
        <Button look="quiet" onClick={onLater}>
          Do this later
        </Button>
      </div>
      {long && live && <Hints />}
    </div>
  );
}

function Hints() {
  return (
    <ul className="mt-3 ml-5 flex list-disc flex-col gap-1 border-t pt-3 pl-3 text-muted marker:text-faint">
      <li>In the terminal: did the command answer {'{"success":true}'}? If it says so, wait a second.</li>
      <li>In a page: look for red lines in the browser's network panel. Blockers stop unknown scripts.</li>
      <li>From another machine: the address in the code must be one which that machine can reach.</li>
    </ul>
  );
}
