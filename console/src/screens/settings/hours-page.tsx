import { CalendarClock, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { type Calendar, useCalendars } from "./hours-data.ts";
import { HoursDialog } from "./hours-dialog.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { EndDialog } from "./teams-end-dialog.tsx";

/** When the company is open. */
export function HoursPage() {
  const calendars = useCalendars();
  const mayManage = useMay("desk:manage");
  const [open, setOpen] = useState<Calendar | "new" | null>(null);
  const [ending, setEnding] = useState<Calendar | null>(null);
  const { data } = calendars.list;
  const newCalendar = mayManage && (
    <Button look="accent" icon={Plus} onClick={() => setOpen("new")}>
      New calendar
    </Button>
  );
  return (
    <SettingsPage title="Hours">
      <Section
        title="Hours"
        description="When the company is open. Promised times run in these hours alone."
        actions={data && data.length > 0 && newCalendar}
      >
        {calendars.list.isPending && <SkeletonText lines={3} label="Reading the calendars" />}
        {calendars.list.isError && !data && (
          <ErrorState
            sentence={refusalOf(calendars.list.error).sentence}
            onRetry={() => void calendars.list.refetch()}
          />
        )}
        {data?.length === 0 && (
          <EmptyState icon={CalendarClock} title="No calendar yet" actions={newCalendar}>
            Every hour counts, at night and on Sundays too.
          </EmptyState>
        )}
        {data && data.length > 0 && (
          <Panel>
            {data.map((calendar) => (
              <PanelRow key={calendar.calendarId}>
                <div className="min-w-0 grow">
                  <div className="flex items-center gap-2">
                    <span className="truncate font-medium">{calendar.name}</span>
                    {calendar.isStandard && <Badge>Standard</Badge>}
                    <Badge tone={calendar.openNow ? "positive" : "neutral"}>
                      {calendar.openNow ? "Open now" : "Closed now"}
                    </Badge>
                  </div>
                  <div className="text-meta text-muted">{calendar.definition.timeZone.replaceAll("_", " ")}</div>
                </div>
                {mayManage && (
                  <div className="flex shrink-0">
                    <IconButton icon={Pencil} label={`Change ${calendar.name}`} onClick={() => setOpen(calendar)} />
                    <IconButton icon={Trash2} label={`Remove ${calendar.name}`} onClick={() => setEnding(calendar)} />
                  </div>
                )}
              </PanelRow>
            ))}
          </Panel>
        )}
      </Section>
      {open && (
        <HoursDialog
          calendar={open === "new" ? null : open}
          onSave={(said) => calendars.save(open === "new" ? null : open.calendarId, said)}
          onClose={() => setOpen(null)}
        />
      )}
      {ending && (
        <EndDialog
          title={`Remove “${ending.name}”?`}
          consequences="A calendar that a policy uses cannot be removed. This cannot be undone."
          keep="Keep the calendar"
          deed="Remove the calendar"
          busy={calendars.ending}
          onEnd={() => calendars.end(ending, () => setEnding(null))}
          onClose={() => setEnding(null)}
        />
      )}
    </SettingsPage>
  );
}
