import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type api, queries } from "../../api/client.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../shell/session.ts";

type Conflict = Awaited<ReturnType<typeof api.people.conflicts>>[number];

const personLook = "rounded-sm underline decoration-accent-line underline-offset-2 hover:decoration-current";

/** Joins that would have broken a limit, and so did not happen. */
export function ConflictsSection() {
  const { id: workspaceId } = useSession().workspace;
  const { data } = useQuery(queries.people.conflicts.queryOptions({ input: { workspaceId, limit: 50 } }));
  if (!data || data.length === 0) return null;
  return (
    <Section
      title="Conflicts"
      description="Two people who share an identifier but cannot be one, as when two sign in on one device. They stay two; what they share goes to the newer claim from then on. There is nothing to do unless it looks wrong."
    >
      <Panel>
        {data.map((conflict) => (
          <ConflictRow
            key={`${conflict.subjectId} ${conflict.otherId} ${conflict.occurredAt.getTime()} ${conflict.because}`}
            conflict={conflict}
          />
        ))}
      </Panel>
      {data.length === 50 && (
        <p className="mt-2 text-meta text-muted">The latest {formatNumber(data.length)} are shown.</p>
      )}
    </Section>
  );
}

function ConflictRow({ conflict: { personId, otherPersonId, because, occurredAt, moved } }: { conflict: Conflict }) {
  return (
    <PanelRow>
      <div className="min-w-0 grow">
        <div className="truncate">
          <Link to="/people/$personId" params={{ personId }} className={personLook}>
            One person
          </Link>{" "}
          and{" "}
          <Link to="/people/$personId" params={{ personId: otherPersonId }} className={personLook}>
            another
          </Link>{" "}
          {because === "kept_apart"
            ? "were kept apart by hand"
            : `would together have too many of: ${because.replaceAll("_", " ")}`}
        </div>
        <div className="truncate text-meta text-muted">
          <RelativeTime at={occurredAt} />
          {moved && " · the shared identifier went to the newer claim"}
        </div>
      </div>
    </PanelRow>
  );
}
