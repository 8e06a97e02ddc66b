import { Ban, CircleAlert, CircleCheck, CircleDashed, Clock, type LucideIcon, RefreshCw } from "lucide-react";
import { Badge, type Tone } from "../../parts/badge.tsx";
import type { ShownImport } from "./imports.ts";

const looks: Record<ShownImport["state"], { words: string; tone: Tone; icon: LucideIcon }> = {
  uploaded: { words: "To be mapped", tone: "warning", icon: CircleDashed },
  waiting: { words: "Waiting", tone: "neutral", icon: Clock },
  running: { words: "Running", tone: "accent", icon: RefreshCw },
  completed: { words: "Imported", tone: "positive", icon: CircleCheck },
  cancelled: { words: "Cancelled", tone: "neutral", icon: Ban },
  failed: { words: "Failed", tone: "danger", icon: CircleAlert },
};

/** How far an import is, in a word. */
export function StateBadge({ state }: { state: ShownImport["state"] }) {
  const { words, tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}
