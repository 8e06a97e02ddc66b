import { Copyable } from "../../parts/copyable.tsx";
import { WaysToSend } from "../../sending/ways-to-send.tsx";
import { type FirstEvent, FirstEventReceived, WaitingForEvent } from "./first-event.tsx";
import { SecretsOnce } from "./secrets-once.tsx";
import type { NewWorkspace } from "./setup-screen.tsx";

interface FirstEventStepProps {
  workspace: NewWorkspace;
  firstEvent: FirstEvent | null;
  live: boolean;
  onOpenLive: () => void;
}

/** The write key, three ways to use it, and the event once it is here. */
export function FirstEventStep({ workspace, firstEvent, live, onOpenLive }: FirstEventStepProps) {
  return (
    <div className="flex flex-col gap-6">
      {firstEvent ? (
        <FirstEventReceived event={firstEvent} onOpenLive={onOpenLive} />
      ) : (
        <WaitingForEvent live={live} onLater={onOpenLive} />
      )}
      <WaysToSend destination={workspace} />
      <div>
        <div className="mb-1 font-medium">Write key</div>
        <Copyable text={workspace.writeKey} what="write key" />
        <p className="mt-1 text-meta text-muted">
          It can only send events, so it may stand in your pages. You find it again under Settings.
        </p>
      </div>
      <SecretsOnce secrets={workspace.secrets} />
    </div>
  );
}
