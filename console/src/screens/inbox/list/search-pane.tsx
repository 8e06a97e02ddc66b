import { MessageSquareQuote, SearchX } from "lucide-react";
import { refusalOf } from "../../../api/refusal.ts";
import { authorWords } from "../../../conversations/author-words.ts";
import { customerName } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { stateLooks } from "../../../conversations/looks.ts";
import { type Found, useMessageSearch } from "../../../conversations/use-message-search.ts";
import { classes } from "../../../parts/classes.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorState } from "../../../parts/error-state.tsx";
import { RelativeTime } from "../../../parts/relative-time.tsx";
import { VirtualList } from "../../../parts/virtual-list.tsx";
import { useInbox } from "../inbox-context.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

interface SearchPaneProps {
  words: string;
  onEnter: () => void;
}

/** What was found in all messages of all time, with the words around it. */
export function SearchPane({ words, onEnter }: SearchPaneProps) {
  const { open, show } = useInbox();
  const search = useMessageSearch(words);
  const { found, asked } = search;
  if (asked === "") return <HowToSearch />;
  if (search.loading) return <ListSkeleton />;
  if (search.error && found.length === 0)
    return <ErrorState sentence={refusalOf(search.error).sentence} onRetry={search.retry} />;
  if (found.length === 0) {
    return (
      <EmptyState icon={SearchX} title="Nothing was said like this">
        Fewer words find more. Names of people are found by <kbd>from:</kbd> and in the palette.
      </EmptyState>
    );
  }
  return (
    <div className="flex min-h-0 grow flex-col" aria-busy={search.stale}>
      <VirtualList
        label={`Found for ${asked}`}
        items={found}
        itemKey={({ conversation }) => conversation.conversationId}
        itemLabel={({ conversation, hits }) =>
          `${customerName(conversation)}, ${hits[0]?.excerpt.map(({ text }) => text).join("") ?? ""}`
        }
        estimatedHeight={80}
        busy={search.stale}
        activeKey={open}
        onActive={({ conversation, hits }) => show(conversation.conversationId, hits[0]?.messageId ?? null)}
        onOpen={onEnter}
        onEndReached={search.more}
      >
        {(each) => <FoundRow found={each} open={each.conversation.conversationId === open} />}
      </VirtualList>
    </div>
  );
}

function FoundRow({ found: { conversation, hits, more }, open }: { found: Found; open: boolean }) {
  const { me } = useDesk();
  const { icon: Icon, label, colour } = stateLooks[conversation.state];
  const [hit] = hits;
  return (
    <div className={classes("relative cursor-default border-b px-3 py-2", open ? "bg-accent-tint" : "hover:bg-hover")}>
      {open && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent-solid" />}
      <div className="flex items-center gap-1.5">
        <span className="min-w-0 truncate font-medium" dir="auto">
          {customerName(conversation)}
        </span>
        <span role="img" aria-label={label} title={label} className={classes("shrink-0", colour)}>
          <Icon size={14} aria-hidden />
        </span>
        <span className="grow" />
        <span className="shrink-0 text-meta text-muted">{hit && <RelativeTime at={hit.at} />}</span>
      </div>
      {hit && (
        <p dir="auto" className="line-clamp-2 text-muted">
          {hit.kind !== "title" && <span className="text-text">{authorWords(hit.author, me)}: </span>}
          {hit.excerpt.map(({ text, isHit }, at) =>
            isHit ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places.
              <mark key={at} className="rounded-sm bg-warning-tint font-medium text-text">
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </p>
      )}
      {hits.length + more > 1 && <p className="text-meta text-muted">{hits.length + more} messages</p>}
    </div>
  );
}

const fields = [
  ["“late parcel”", "these words together"],
  ["-refund", "without this word"],
  ["from:noor", "who said it"],
  ["tag:vip", "what is tagged so"],
  ["is:resolved", "how it stands"],
  ["before:2026-03-01", "when it was said"],
] as const;

function HowToSearch() {
  return (
    <EmptyState icon={MessageSquareQuote} title="Search in all messages">
      <dl className="mt-3 grid grid-cols-[auto_auto] gap-x-3 gap-y-1 text-left">
        {fields.map(([example, meaning]) => (
          <div key={example} className="contents">
            <dt className="font-mono text-meta text-text">{example}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}
