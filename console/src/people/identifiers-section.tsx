import { CopyButton } from "../parts/copy-button.tsx";
import { formatDateAndTime } from "../parts/format-time.ts";
import { RelativeTime } from "../parts/relative-time.tsx";
import { byKind, kindLook } from "./identifier-kinds.ts";
import type { Identifier } from "./person-data.ts";
import { FoldedList, RailSection } from "./rail-section.tsx";
import { StandingMark } from "./standing-mark.tsx";

const mostShown = 6;

/** What the person is known by, with what vouches for it. */
export function IdentifiersSection({ identifiers }: { identifiers: readonly Identifier[] }) {
  return (
    <RailSection title="Identifiers" count={identifiers.length}>
      <FoldedList items={identifiers.toSorted(byKind)} itemKey={({ subjectId }) => subjectId} most={mostShown}>
        {(identifier) => <IdentifierLine identifier={identifier} />}
      </FoldedList>
    </RailSection>
  );
}

function IdentifierLine({ identifier }: { identifier: Identifier }) {
  const { kind, value, standing, sourceName, firstSeenAt, held } = identifier;
  const { label, icon: Icon } = kindLook(kind);
  return (
    <div className="group/line flex items-start gap-2.5 py-1.5">
      <span role="img" aria-label={label} title={label} className="mt-0.5 shrink-0 text-muted">
        <Icon size={16} aria-hidden />
      </span>
      <div className="min-w-0 grow">
        <div className="truncate" title={value}>
          {value}
        </div>
        <div className="flex flex-wrap gap-x-1.5 text-meta text-muted">
          <StandingMark standing={standing} />
          {sourceName && <span className="truncate">· {sourceName}</span>}
          <span>
            · since <RelativeTime at={firstSeenAt} />
          </span>
        </div>
        {held.some(({ from, until }) => from ?? until) && <Held spans={held} />}
      </div>
      <span className="opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100">
        <CopyButton text={value} what={label.toLowerCase()} />
      </span>
    </div>
  );
}

const dayOnly = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** When it was theirs, if it changed hands. */
function Held({ spans }: { spans: Identifier["held"] }) {
  return (
    <div className="text-meta text-muted" title={spans.map((span) => inWords(span, formatDateAndTime)).join("\n")}>
      Theirs {spans.map((span) => inWords(span, (at) => dayOnly.format(at))).join(", ")}
    </div>
  );
}

function inWords({ from, until }: Identifier["held"][number], format: (at: Date) => string): string {
  if (from && until) return `${format(from)} – ${format(until)}`;
  if (until) return `until ${format(until)}`;
  return from ? `since ${format(from)}` : "always";
}
