import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Happening } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { happeningWords } from "../../../conversations/happening-words.ts";
import { formatClock, formatExactTime } from "../../../parts/format-time.ts";

const mostShown = 2;

/** What was done between two messages: quiet lines, folded into one when they are many. */
export function HappeningsLine({ happenings }: { happenings: readonly Happening[] }) {
  const [open, setOpen] = useState(false);
  const folds = happenings.length > mostShown;
  const last = happenings.at(-1)!;
  return (
    <div className="py-1.5 text-meta text-muted">
      {folds && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mx-auto flex max-w-full items-center gap-1 rounded-sm px-1 hover:text-text"
        >
          {open ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
          <span className="truncate">
            <Words happening={last} />
            {!open && ` and ${happenings.length - 1} more`}
          </span>
        </button>
      )}
      {(!folds || open) &&
        (folds ? happenings.slice(0, -1) : happenings).map((happening) => (
          <p key={happening.eventId} className="text-center text-pretty" title={formatExactTime(happening.at)}>
            <Words happening={happening} /> · {formatClock(happening.at)}
          </p>
        ))}
    </div>
  );
}

function Words({ happening }: { happening: Happening }) {
  const { names } = useDesk();
  return <>{happeningWords(happening, names)}</>;
}
