import { snippet } from "@throughline/sdk/snippet";
import { CodeBlock } from "../parts/code-block.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { type Destination, nodeProgram, terminalCommand } from "./snippets.ts";

interface WaysToSendProps {
  destination: Destination;
  /** Leaves out the web page, where its snippet is shown already. */
  elsewhere?: boolean;
}

/** Ways to send an event, ready to copy: from a terminal, a web page and a program. */
export function WaysToSend({ destination, elsewhere = false }: WaysToSendProps) {
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
  const shown = elsewhere ? ways.filter(({ value }) => value !== "page") : ways;
  return (
    <Tabs
      label="Ways to send an event"
      tabs={shown.map(({ value, label, code, note }) => ({
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
