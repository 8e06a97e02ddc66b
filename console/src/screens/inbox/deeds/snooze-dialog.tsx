import { Clock, Undo2 } from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { momentInWords } from "../../../conversations/moment-in-words.ts";
import { snoozeTimes } from "../../../conversations/snooze-times.ts";
import { type Choosable, ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { formatClock } from "../../../parts/format-time.ts";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });

/** Puts conversations away until a time, or until the customer writes. */
export function SnoozeDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { targets } = useInbox();
  const { rows } = useDesk();
  const deed = useDeed();
  const asleep = targets.some((id) => rows.get(id)?.state === "snoozed");
  const choose = (value: string) => {
    if (value === "wake") deed({ kind: "state", to: "open" }, "Awake again");
    else if (value === "reply") deed({ kind: "state", to: "snoozed", until: null }, "Snoozed until they write");
    else deed({ kind: "state", to: "snoozed", until: new Date(value) }, `Snoozed until ${inWords(new Date(value))}`);
  };
  return (
    <ChooseDialog
      open={open}
      onClose={onClose}
      title="Snooze until"
      placeholder="Try “tomorrow 9”, “fri 14:00” or “in 3 hours”"
      items={open ? [...(asleep ? [wake] : []), ...times()] : []}
      made={(query) => made(query)}
      onChoose={choose}
      empty="No such time. Try “tomorrow 9” or “in 2 days”."
    />
  );
}

const wake: Choosable = { value: "wake", label: "Now: wake it up", icon: Undo2 };

function times(): Choosable[] {
  const usual = snoozeTimes(new Date()).map(({ label, at }) => ({
    value: at.toISOString(),
    label,
    icon: Clock,
    detail: inWords(at),
  }));
  return [...usual, { value: "reply", label: "The customer writes", icon: Clock }];
}

function made(query: string): Choosable[] {
  const at = momentInWords(query, new Date());
  return at ? [{ value: at.toISOString(), label: inWords(at), icon: Clock, detail: "as you wrote" }] : [];
}

function inWords(at: Date): string {
  return `${day.format(at)}, ${formatClock(at)}`;
}
