import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { timeZoneItems } from "../../parts/time-zones.ts";
import { useSession } from "../../shell/session.ts";
import type { Calendar, CalendarSaid, Definition } from "./hours-data.ts";
import { HoursWeek } from "./hours-week.tsx";
import {
  holidaysIn,
  holidaysInWords,
  hoursIn,
  hoursInWords,
  unreadableHoliday,
  type Weekday,
  weekdayNames,
} from "./hours-words.ts";
import { itemOf } from "./regions.ts";

interface HoursDialogProps {
  /** Null makes a new one. */
  calendar: Calendar | null;
  onSave: Submit<CalendarSaid>;
  onClose: () => void;
}

const days = Object.keys(weekdayNames) as Weekday[];

/** Makes or changes a calendar, and shows when it would be open. */
export function HoursDialog({ calendar, onSave, onClose }: HoursDialogProps) {
  const { timeZone } = useSession().workspace;
  const zones = useMemo(() => timeZoneItems(new Date()), []);
  const [said, setSaid] = useState<CalendarSaid>(
    calendar ?? { name: "", definition: usual(timeZone), isStandard: false },
  );
  const { definition } = said;
  const { busy, problem, submit } = useSubmission<CalendarSaid>(async (given) => {
    const { name, isStandard } = given;
    const refusal = await onSave({ name, isStandard, definition: given.definition });
    if (!refusal) onClose();
    return refusal && { sentence: refusal.sentence };
  });
  const set = (changes: Partial<Definition>) => setSaid({ ...said, definition: { ...definition, ...changes } });
  return (
    <Dialog open onClose={onClose} size="large" title={calendar ? `Change “${calendar.name}”` : "New calendar"}>
      <Form problem={problem} onSubmit={() => submit(said)}>
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField
            label="Name"
            value={said.name}
            onValueChange={(name) => setSaid({ ...said, name })}
            maxLength={80}
            required
            autoFocus
          />
          <Combobox
            label="Time zone"
            items={zones}
            value={itemOf(zones, definition.timeZone)}
            onChange={(item) => item && set({ timeZone: item.value })}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)_15rem] gap-6">
          <div className="flex flex-col gap-2">
            {days.map((day) => (
              <div key={day} className="grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-2">
                <span aria-hidden className="pt-1">
                  {weekdayNames[day]}
                </span>
                <TextField
                  label={`Hours on ${weekdayNames[day]}`}
                  labelHidden
                  size="small"
                  placeholder="Closed"
                  defaultValue={hoursInWords(definition.hours[day])}
                  validate={(text) => (hoursIn(String(text)) ? null : "Such as 09:00–12:30, 13:30–17:00")}
                  onValueChange={(text) => {
                    const hours = hoursIn(text);
                    if (hours) set({ hours: { ...definition.hours, [day]: hours } });
                  }}
                />
              </div>
            ))}
          </div>
          <HoursWeek definition={definition} />
        </div>
        <TextArea
          label="Holidays"
          hint="One a line: a date and its name. Closed all day."
          placeholder="2026-12-25 Christmas"
          validate={(text) => unreadableHoliday(String(text))}
          defaultValue={holidaysInWords(definition)}
          onValueChange={(text) => set(holidaysIn(text))}
        />
        <Checkbox
          label="Standard"
          hint="By which the company’s numbers are counted in business hours."
          checked={said.isStandard}
          onChange={(isStandard) => setSaid({ ...said, isStandard })}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function usual(timeZone: string): Definition {
  const day: [string, string][] = [["09:00", "17:00"]];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  return { timeZone, hours, holidays: [], holidayNames: {}, breaks: {}, shifts: {} };
}
