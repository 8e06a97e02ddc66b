import { useMemo, useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { Combobox, type ComboboxItem } from "../../parts/combobox.tsx";
import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { ExactTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { timeZoneItems } from "../../parts/time-zones.ts";
import { notify } from "../../parts/toast.tsx";
import { useMay } from "../../shell/session.ts";
import { countryItems, currencyItems, itemOf } from "./regions.ts";
import { SettingsPage } from "./settings-page.tsx";
import { useWorkspace, type Workspace, type WorkspaceChange } from "./use-workspace.ts";

/** What the workspace is called, and where it is at home. */
export function WorkspacePage() {
  const { settings, change } = useWorkspace();
  const mayManage = useMay("workspace:manage");
  return (
    <SettingsPage title="General">
      <Section
        title="General"
        description="Where this company is at home. It decides how days are counted, and how numbers without a country or currency are read."
      >
        {settings.isPending && <SkeletonText lines={6} label="Reading the settings" />}
        {settings.isError && !settings.data && (
          <ErrorState sentence={refusalOf(settings.error).sentence} onRetry={() => void settings.refetch()} />
        )}
        {settings.data && mayManage && <GeneralForm workspace={settings.data} onChange={change} />}
        {settings.data && !mayManage && <GeneralFacts workspace={settings.data} />}
      </Section>
      {settings.data && (
        <Section title="About">
          <DescriptionList>
            <FieldRow name="Workspace id">
              <code className="font-mono text-meta">{settings.data.workspaceId}</code>
            </FieldRow>
            <FieldRow name="Founded">
              <ExactTime at={settings.data.createdAt} />
            </FieldRow>
          </DescriptionList>
        </Section>
      )}
    </SettingsPage>
  );
}

interface GeneralFormProps {
  workspace: Workspace;
  onChange: Submit<WorkspaceChange>;
}

function GeneralForm({ workspace, onChange }: GeneralFormProps) {
  const zones = useMemo(() => timeZoneItems(new Date()), []);
  const [chosen, setChosen] = useState<WorkspaceChange>({});
  const current = { ...workspace, ...chosen };
  const { busy, problem, submit } = useSubmission<WorkspaceChange>(async (values) => {
    const refused = await onChange({ ...chosen, ...values });
    if (!refused) notify({ title: "Settings saved" });
    return refused;
  });
  const choose = (field: keyof WorkspaceChange) => (item: ComboboxItem | null) =>
    item && setChosen({ ...chosen, [field]: item.value });
  return (
    <Form<{ name: string }> problem={problem} onSubmit={({ name }) => submit({ name })}>
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField label="Name" name="name" defaultValue={workspace.name} maxLength={80} required />
        <Combobox
          label="Time zone"
          name="timeZone"
          items={zones}
          value={itemOf(zones, current.timeZone)}
          hint="Days begin at midnight here."
          onChange={choose("timeZone")}
        />
        <Combobox
          label="Country"
          name="defaultCountry"
          items={countryItems}
          value={itemOf(countryItems, current.defaultCountry)}
          hint="For phone numbers that name none."
          onChange={choose("defaultCountry")}
        />
        <Combobox
          label="Currency"
          name="currency"
          items={currencyItems}
          value={itemOf(currencyItems, current.currency)}
          hint="For amounts that name none."
          onChange={choose("currency")}
        />
      </div>
      <FormActions>
        <Button type="submit" look="accent" busy={busy}>
          {busy ? "Saving…" : "Save"}
        </Button>
      </FormActions>
    </Form>
  );
}

function GeneralFacts({ workspace: { name, timeZone, defaultCountry, currency } }: { workspace: Workspace }) {
  return (
    <DescriptionList>
      <FieldRow name="Name">{name}</FieldRow>
      <FieldRow name="Time zone">{timeZone}</FieldRow>
      <FieldRow name="Country">{itemOf(countryItems, defaultCountry)?.label ?? defaultCountry}</FieldRow>
      <FieldRow name="Currency">{itemOf(currencyItems, currency)?.label ?? currency}</FieldRow>
    </DescriptionList>
  );
}
