import { CalendarClock, ChevronUp, CircleCheck, MessageCircleReply } from "lucide-react";
import { useState } from "react";
import { momentInWords } from "../../../conversations/moment-in-words.ts";
import { snoozeTimes } from "../../../conversations/snooze-times.ts";
import { Button } from "../../../parts/button.tsx";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { formatDateAndTime } from "../../../parts/format-time.ts";
import { IconButton } from "../../../parts/icon-button.tsx";
import { Menu } from "../../../parts/menu.tsx";
import type { Compose } from "../inbox-context.ts";
import type { Sending } from "./use-writing.ts";

interface SendButtonsProps {
  kind: Compose;
  ready: boolean;
  busy: boolean;
  onSend: (sending: Sending) => void;
}

/** Says it: now, and resolves; or later. */
export function SendButtons({ kind, ready, busy, onSend }: SendButtonsProps) {
  const [later, askLater] = useState(false);
  if (kind === "note") {
    return (
      <Button look="accent" shortcut="mod+enter" disabled={!ready} busy={busy} onClick={() => onSend({})}>
        Add note
      </Button>
    );
  }
  return (
    <div className="flex items-center gap-px">
      <Button look="accent" shortcut="mod+enter" disabled={!ready} busy={busy} onClick={() => onSend({})}>
        Send
      </Button>
      <Menu
        align="end"
        side="top"
        trigger={<IconButton icon={ChevronUp} label="Other ways to send" disabled={!ready} />}
        entries={[
          {
            kind: "deed",
            label: "Send and resolve",
            icon: CircleCheck,
            shortcut: "mod+shift+enter",
            run: () => onSend({ stateAfter: "resolved" }),
          },
          {
            kind: "deed",
            label: "Send and wait for the customer",
            icon: MessageCircleReply,
            run: () => onSend({ stateAfter: "pending" }),
          },
          { kind: "deed", label: "Send later…", icon: CalendarClock, run: () => askLater(true) },
        ]}
      />
      <LaterDialog open={later} onClose={() => askLater(false)} onChoose={(sendAt) => onSend({ sendAt })} />
    </div>
  );
}

interface LaterDialogProps {
  open: boolean;
  onClose: () => void;
  onChoose: (at: Date) => void;
}

function LaterDialog({ open, onClose, onChoose }: LaterDialogProps) {
  const made = (query: string) => {
    const at = momentInWords(query, new Date());
    return at ? [{ value: at.toISOString(), label: formatDateAndTime(at), icon: CalendarClock }] : [];
  };
  const usual = open
    ? snoozeTimes(new Date()).map(({ label, at }) => ({
        value: at.toISOString(),
        label,
        icon: CalendarClock,
        detail: formatDateAndTime(at),
      }))
    : [];
  return (
    <ChooseDialog
      open={open}
      onClose={onClose}
      title="Send at"
      placeholder="Try “tomorrow 9” or “in 2 hours”"
      items={usual}
      made={made}
      onChoose={(value) => onChoose(new Date(value))}
      empty="No such time. Try “tomorrow 9”."
    />
  );
}
