import { teamName, useTeams } from "../../conversations/teams.ts";
import { useMembers } from "../../members/members.ts";
import { channelLook } from "../../parts/channels.ts";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { Select } from "../../parts/select.tsx";
import { type PeriodChoice, periods, type ServiceSearch } from "./service-search.ts";

interface ServiceFiltersProps {
  search: ServiceSearch;
  onChange: (change: Partial<ServiceSearch>) => void;
  /** The calendar by which business hours are counted; without one there are none to show. */
  calendar: string | null | undefined;
}

const periodNames: Record<PeriodChoice, string> = {
  "7": "Last 7 days",
  "28": "Last 28 days",
  "90": "Last 90 days",
  "365": "Last 365 days",
};
const channels = ["chat", "email", "sms", "whatsapp", "social", "voice"];
const everything = "all";

/** Of which time and of what the numbers are. */
export function ServiceFilters({ search, onChange, calendar }: ServiceFiltersProps) {
  const teams = useTeams();
  const members = useMembers();
  const chosen = (value: string) => (value === everything ? undefined : value);
  return (
    <>
      <Filter
        label="Period"
        value={search.days ?? "28"}
        items={periods.map((value) => ({ value, label: periodNames[value] }))}
        onChange={(days) => onChange({ days: days === "28" ? undefined : (days as PeriodChoice), date: undefined })}
      />
      <Filter
        label="Channel"
        value={search.channel ?? everything}
        items={[
          { value: everything, label: "All channels" },
          ...channels.map((value) => ({ value, label: channelLook(value).label })),
        ]}
        onChange={(value) => onChange({ channel: chosen(value) })}
      />
      <Filter
        label="Team"
        value={search.team ?? everything}
        items={[
          { value: everything, label: "All teams" },
          ...teams.map((team) => ({ value: team.teamId, label: teamName(team) })),
        ]}
        onChange={(value) => onChange({ team: chosen(value) })}
      />
      <Filter
        label="Assignee"
        value={search.assignee ?? everything}
        items={[
          { value: everything, label: "Everybody" },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onChange={(value) => onChange({ assignee: chosen(value) })}
      />
      {calendar && (
        <div className="ml-auto">
          <SegmentedControl
            label="Which hours count"
            options={[
              { value: "all", label: "All hours" },
              { value: "business", label: "Business hours" },
            ]}
            value={search.hours ?? "all"}
            onChange={(hours) => onChange({ hours: hours === "business" ? "business" : undefined })}
          />
        </div>
      )}
    </>
  );
}

interface FilterProps {
  label: string;
  value: string;
  items: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Filter({ label, value, items, onChange }: FilterProps) {
  return (
    <div className="w-36">
      <Select label={label} labelHidden size="small" items={items} value={value} onChange={onChange} />
    </div>
  );
}
