import { ChannelIcon } from "../parts/channel-icon.tsx";
import { DescriptionList, FieldRow } from "../parts/description-list.tsx";
import { Numeral } from "../parts/numeral.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { isStage } from "../parts/stages.ts";
import { Stat } from "../parts/stat.tsx";
import { useSession } from "../shell/session.ts";
import type { Person } from "./person-data.ts";

/** What a person's touchpoints amount to. */
export function KeyFigures({ card }: { card: Person["card"] }) {
  const { currency } = useSession().workspace;
  const { revenue, orders, touchpoints, stage, firstSeenAt, lastSeenAt, channels } = card;
  return (
    <section aria-label="Key figures" className="border-b px-4 py-4">
      <div className="mb-3 grid grid-cols-3 gap-4">
        <Stat label="Revenue" value={<Numeral money={revenue} currency={currency} />} />
        <Stat label="Orders" value={<Numeral value={orders} />} />
        <Stat label="Touchpoints" value={<Numeral value={touchpoints} />} />
      </div>
      <DescriptionList>
        <FieldRow name="Stage">
          {stage && isStage(stage) ? <StageBadge stage={stage} look="tint" /> : <None />}
        </FieldRow>
        <FieldRow name="Last seen">
          <RelativeTime at={lastSeenAt} />
        </FieldRow>
        <FieldRow name="First seen">
          <RelativeTime at={firstSeenAt} />
        </FieldRow>
        <FieldRow name="Channels">
          {channels.length === 0 ? (
            <None />
          ) : (
            <span className="flex flex-wrap gap-2">
              {channels.map((channel) => (
                <ChannelIcon key={channel} channel={channel} />
              ))}
            </span>
          )}
        </FieldRow>
      </DescriptionList>
    </section>
  );
}

function None() {
  return <span className="text-muted">None yet</span>;
}
