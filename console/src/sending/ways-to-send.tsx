import { snippet } from "@throughline/sdk/snippet";
import { CodeBlock } from "../parts/code-block.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { type Destination, nodeProgram, terminalCommand } from "./snippets.ts";

/** Three ways to send an event, ready to copy. */
export function WaysToSend({ destination }: { destination: Destination }) {
  const { origin, writeKey } = destination;
  const ways = [
    { value: "terminal", label: "Terminal", code: terminalCommand(destination), note: "Run this anywhere." },
    {
      value: "page",
      label: "Web page",
      code: snippet(origin, writeKey),
      note: "Paste this before </head>. It counts page views by itself.",
    },
    {
      value: "node",
      label: "Node",
      code: nodeProgram(destination),
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
            <CodeBlock code={code} label={`Code for ${label}`} emphasize={writeKey} />
            <p className="mt-2 text-meta text-muted">{note}</p>
          </>
        ),
      }))}
    />
  );
}
