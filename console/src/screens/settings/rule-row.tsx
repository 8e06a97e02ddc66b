import { Tag, Trash2 } from "lucide-react";
import { authorName, useMemberNames } from "../../members/author-name.ts";
import { Badge } from "../../parts/badge.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Rule } from "./rules.ts";

interface RuleRowProps {
  rule: Rule;
  onEnd: ((rule: Rule) => void) | undefined;
}

/** One rule: by which trait, what it does, and who made or removed it. */
export function RuleRow({ rule, onEnd }: RuleRowProps) {
  const { trait, mode, madeBy, madeAt, removedBy, removedAt } = rule;
  const names = useMemberNames();
  return (
    <PanelRow>
      <Tag size={16} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <div className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{trait}</span>
          {mode === "join" ? <Badge tone="accent">Joins</Badge> : <Badge>Suggests</Badge>}
        </div>
        <div className="truncate text-meta text-muted">
          made by {authorName(madeBy, names)} <RelativeTime at={madeAt} />
          {removedAt && (
            <>
              {" · removed by "}
              {authorName(removedBy ?? "", names)} <RelativeTime at={removedAt} />
            </>
          )}
        </div>
      </div>
      {onEnd && !removedAt && (
        <IconButton icon={Trash2} label={`Remove the rule about ${trait}`} onClick={() => onEnd(rule)} />
      )}
    </PanelRow>
  );
}
