import { Steps } from "../../parts/steps.tsx";
import type { Submit } from "../../parts/submission.ts";
import type { Destination } from "../../sending/snippets.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { EntryLayout } from "../../shell/entry-layout.tsx";
import type { FirstEvent } from "./first-event.tsx";
import { FirstEventStep } from "./first-event-step.tsx";
import { OwnerStep, type OwnerValues } from "./owner-step.tsx";

export interface NewWorkspace extends Destination {
  name: string;
  /** Keys for the company's own servers, which nobody shows again. */
  secrets: readonly Secret[];
}

export interface Secret {
  name: string;
  value: string;
  /** What it is for, in a sentence. */
  use: string;
}

interface SetupScreenProps {
  passwordMinimum: number;
  /** Present once the owner and the workspace exist. */
  workspace: NewWorkspace | null;
  /** The first event that arrived, as soon as it has. */
  firstEvent: FirstEvent | null;
  /** Whether an event would be seen at once; false while the connection is interrupted. */
  live: boolean;
  onCreate: Submit<OwnerValues>;
  onOpenLive: () => void;
}

const steps = ["Your account", "First event", "Live"] as const;

/** The first visit: an owner and a workspace, then a first event, then the live feed in which it appears. */
export function SetupScreen({ workspace, firstEvent, live, passwordMinimum, onCreate, onOpenLive }: SetupScreenProps) {
  useDocumentTitle("Welcome");
  const current = !workspace ? 0 : firstEvent ? 2 : 1;
  const before = <Steps label="Setting up" steps={steps} current={current} />;
  if (!workspace) {
    return (
      <EntryLayout
        wide
        before={before}
        title="Welcome"
        description="In two minutes your customers’ first event appears on your screen. Everything stays on this server."
      >
        <OwnerStep passwordMinimum={passwordMinimum} onCreate={onCreate} />
      </EntryLayout>
    );
  }
  return (
    <EntryLayout
      wide
      before={before}
      title={firstEvent ? "It works" : "Send a first event"}
      description={
        firstEvent
          ? `${workspace.name} has received its first event. From now on every event appears the moment it happens.`
          : "The terminal is the quickest way to try. Paste the snippet into your pages when you are ready."
      }
    >
      <FirstEventStep workspace={workspace} firstEvent={firstEvent} live={live} onOpenLive={onOpenLive} />
    </EntryLayout>
  );
}
