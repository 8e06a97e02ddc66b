import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../../api/refusal.ts";
import type { Conversation } from "../../../conversations/conversation.ts";
import type { TouchpointFilter } from "../../../filters/touchpoint-filter.ts";
import { Avatar } from "../../../parts/avatar.tsx";
import { Badge } from "../../../parts/badge.tsx";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { ErrorState } from "../../../parts/error-state.tsx";
import { Numeral } from "../../../parts/numeral.tsx";
import { SegmentedControl } from "../../../parts/segmented-control.tsx";
import { Skeleton, SkeletonText } from "../../../parts/skeleton.tsx";
import { CompaniesSection } from "../../../people/companies-section.tsx";
import { IdentifiersSection } from "../../../people/identifiers-section.tsx";
import { type Person, usePerson } from "../../../people/person-data.ts";
import { isNamed, personName } from "../../../people/person-name.ts";
import { TraitsSection } from "../../../people/traits-section.tsx";
import { useSession } from "../../../shell/session.ts";
import { TimelinePanel } from "../../../touchpoints/timeline-panel.tsx";
import { LinkedConversations } from "./linked-conversations.tsx";
import { OtherConversations } from "./other-conversations.tsx";

const wholeTimeline: TouchpointFilter = { channel: [], stage: [], q: "" };

type Side = "about" | "timeline";

/** Who writes: what they are to the company, what else they wrote, and everything that ever happened. */
export function CustomerPane({ conversation }: { conversation: Conversation }) {
  const { personId, conversationId } = conversation;
  const { data: person, error, refetch } = usePerson(personId);
  const [side, setSide] = useState<Side>("about");
  const [filter, setFilter] = useState(wholeTimeline);
  if (error && !person) return <ErrorState sentence={refusalOf(error).sentence} onRetry={() => void refetch()} />;
  return (
    <>
      <Head conversation={conversation} person={person} />
      <div className="flex shrink-0 justify-between border-b px-4 pb-2.5">
        <SegmentedControl
          label="What to show of the customer"
          options={[
            { value: "about", label: "About" },
            { value: "timeline", label: "Timeline" },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      {side === "timeline" ? (
        <TimelinePanel
          key={personId}
          personId={personId}
          filter={filter}
          onFilter={setFilter}
          onArrived={() => void refetch()}
          wholePage={false}
        />
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
          tabIndex={0}
          aria-label="About this customer"
          className="min-h-0 grow overflow-y-auto -outline-offset-2"
        >
          <LinkedConversations conversationId={conversationId} />
          <OtherConversations personId={personId} except={conversationId} />
          {person ? <Facts person={person} /> : <FactsSkeleton />}
        </section>
      )}
    </>
  );
}

function Head({ conversation, person }: { conversation: Conversation; person: Person | undefined }) {
  const { currency } = useSession().workspace;
  const card = person?.card;
  const name = card ? personName(card) : conversation.personName;
  return (
    <header className="shrink-0 px-4 pt-3 pb-3">
      <div className="flex items-center gap-3">
        <Avatar name={card && isNamed(card) ? name : conversation.personName} size="large" />
        <div className="min-w-0 grow">
          <div className="flex items-center gap-2">
            <h2 className="min-w-0 truncate text-title font-semibold" dir="auto">
              {name ?? <Skeleton width="w-32" />}
            </h2>
            {card && !isNamed(card) && <Badge>Anonymous</Badge>}
          </div>
          {card?.email && card.email !== name && (
            <div className="flex items-center gap-1 text-muted">
              <span className="min-w-0 truncate">{card.email}</span>
              <CopyButton text={card.email} what="email" />
            </div>
          )}
        </div>
        <Link
          to="/people/$personId"
          params={{ personId: conversation.personId }}
          title="Open the person’s page"
          aria-label="Open the person’s page"
          className="flex size-7 shrink-0 items-center justify-center self-start rounded-md text-muted hover:bg-hover hover:text-text"
        >
          <ArrowUpRight size={16} aria-hidden />
        </Link>
      </div>
      {card && (
        <dl className="mt-3 flex gap-6">
          <Figure name="Revenue">
            <Numeral money={card.revenue} currency={currency} />
          </Figure>
          <Figure name="Orders">
            <Numeral value={card.orders} />
          </Figure>
          <Figure name="Touchpoints">
            <Numeral value={card.touchpoints} />
          </Figure>
        </dl>
      )}
    </header>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-meta text-muted">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}

function Facts({ person: { traits, identifiers, companies } }: { person: Person }) {
  return (
    <>
      <TraitsSection traits={traits} />
      <IdentifiersSection identifiers={identifiers} />
      <CompaniesSection companies={companies} />
    </>
  );
}

function FactsSkeleton() {
  return (
    <div className="px-4 py-4">
      <SkeletonText lines={6} label="Reading what is known of the customer" />
    </div>
  );
}
