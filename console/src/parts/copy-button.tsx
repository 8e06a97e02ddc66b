import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied, for example "write key". */
  what?: string;
  size?: "small" | "medium";
}

type Outcome = "copied" | "failed" | null;

const icons = { copied: Check, failed: X } as const;

/** Copies a text and says so, in the tooltip and to screen readers. */
export function CopyButton({ text, what = "text", size = "small" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => copyText(text).then(setOutcome);
  const said = outcome && (outcome === "copied" ? "Copied" : "Not copied: the browser refused");
  return (
    <>
      <IconButton icon={outcome ? icons[outcome] : Copy} label={said ?? `Copy ${what}`} size={size} onClick={copy} />
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

/** Puts a text on the clipboard; without HTTPS browsers offer only the old way. */
async function copyText(text: string): Promise<Outcome> {
  if (!navigator.clipboard) return copyBySelection(text) ? "copied" : "failed";
  return navigator.clipboard.writeText(text).then(
    () => "copied" as const,
    () => (copyBySelection(text) ? ("copied" as const) : ("failed" as const)),
  );
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
