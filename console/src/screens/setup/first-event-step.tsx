import { CodeBlock } from "../../parts/code-block.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { type FirstEvent, FirstEventReceived, WaitingForEvent } from "./first-event.tsx";
import { SecretsOnce } from "./secrets-once.tsx";
import type { NewWorkspace } from "./setup-screen.tsx";
import { nodeProgram, terminalCommand } from "./snippets.ts";

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
      <Ways workspace={workspace} />
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

function Ways({ workspace }: { workspace: NewWorkspace }) {
  const ways = [
    { value: "terminal", label: "Terminal", code: terminalCommand(workspace), note: "Run this anywhere." },
    {
      value: "page",
      label: "Web page",
      code: workspace.snippet,
      note: "Paste this before </head>. It counts page views by itself.",
    },
    {
      value: "node",
      label: "Node",
      code: nodeProgram(workspace),
      note: "Segment’s SDKs for other languages work too: only the host differs.",
    },
  ] as const;
  return (
    <Tabs
      label="Ways to send an event"
      tabs={ways.map(({ value, label, code, note }) => ({
        value,
        label,
        content: (
          <>
            <CodeBlock code={code} label={`Code for ${label}`} emphasize={workspace.writeKey} />
            <p className="mt-2 text-meta text-muted">{note}</p>
          </>
        ),
      }))}
    />
  );
}
