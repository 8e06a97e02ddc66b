import { Globe, Mail, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Checkbox } from "../checkbox.tsx";
import { CodeField } from "../code-field.tsx";
import { Combobox, type ComboboxItem } from "../combobox.tsx";
import { FileDrop } from "../file-drop.tsx";
import { Form, FormActions, type FormProblem } from "../form.tsx";
import { PasswordField } from "../password-field.tsx";
import { RadioGroup } from "../radio-group.tsx";
import { Select } from "../select.tsx";
import { Switch } from "../switch.tsx";
import { TextArea } from "../text-area.tsx";
import { TextField } from "../text-field.tsx";
import { notify } from "../toast.tsx";
import { Specimen } from "./specimen.tsx";

const roles = [
  { value: "owner", label: "Owner", hint: "Everything, and the bill" },
  { value: "admin", label: "Admin", hint: "Members, keys and settings" },
  { value: "agent", label: "Agent", hint: "People and conversations" },
  { value: "analyst", label: "Analyst", hint: "Reads everything, changes nothing" },
] as const;

const channels = [
  { value: "web", label: "Web", icon: Globe },
  { value: "email", label: "Email", icon: Mail },
] as const;

const zones: ComboboxItem[] = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));

/** Everything one fills in. */
export function Fields() {
  return (
    <>
      <Specimen title="Text field">
        <TextField label="Workspace" defaultValue="Northwind Coffee" hint="Shown to your colleagues." />
      </Specimen>
      <Specimen title="Text field: optional, empty">
        <TextField label="Company" optional placeholder="Northwind Coffee" />
      </Specimen>
      <Specimen title="Text field: error">
        <TextField
          label="Email"
          defaultValue="ada@"
          error="This is not an email address."
          hint="Hidden by the error."
        />
      </Specimen>
      <Specimen title="Text field: disabled">
        <TextField label="Email" value="ada@example.com" disabled hint="An owner can change it." />
      </Specimen>
      <Specimen title="Text field: search, label hidden">
        <TextField
          label="Search people"
          labelHidden
          icon={Search}
          size="small"
          placeholder="Name, email, phone or id"
        />
      </Specimen>
      <Specimen title="Password field">
        <PasswordField label="Password" defaultValue="correct horse" autoComplete="off" />
      </Specimen>
      <Specimen title="Code field">
        <CodeField label="Code" onComplete={(code) => notify({ title: `Code ${code}` })} />
      </Specimen>
      <Specimen title="Text area">
        <TextArea label="Note" placeholder="What the next colleague should know" />
      </Specimen>
      <Specimen title="Select">
        <Select label="Role" items={roles} defaultValue="agent" />
      </Specimen>
      <Specimen title="Select: placeholder, small">
        <Select label="Channel" items={channels} placeholder="Any channel" size="small" />
      </Specimen>
      <Specimen title="Select: disabled">
        <Select label="Role" items={roles} defaultValue="owner" disabled />
      </Specimen>
      <Specimen title="Combobox">
        <Combobox
          label="Time zone"
          items={zones}
          defaultValue={zones.find((zone) => zone.value === "Europe/Berlin") ?? null}
          clearable
          empty="No such time zone."
        />
      </Specimen>
      <Specimen title="Checkbox">
        <div className="flex flex-col gap-2">
          <Checkbox label="Marketing by email" defaultChecked hint="Consent given on 3 March." />
          <Checkbox label="Marketing by telephone" />
          <Checkbox label="All channels" indeterminate />
          <Checkbox label="Post" disabled />
          <Checkbox label="Service messages" disabled defaultChecked />
        </div>
      </Specimen>
      <Specimen title="Switch">
        <div className="flex flex-col gap-3">
          <Switch label="Trust claims from browsers" hint="Anybody may then say who they are." />
          <Switch label="Daily digest" defaultChecked />
          <Switch label="Locked by your administrator" disabled />
          <Switch label="Always on" disabled defaultChecked />
        </div>
      </Specimen>
      <Specimen title="Radio group">
        <RadioGroup
          label="Who may read the key"
          defaultValue="browser"
          options={[
            { value: "browser", label: "Everybody", hint: "It stands in a page. What it says is a claim." },
            { value: "server", label: "Only our servers", hint: "It is kept secret. What it says is proof." },
            { value: "nobody", label: "Nobody", disabled: true },
          ]}
        />
      </Specimen>
      <Specimen title="File drop">
        <FileDrop
          label="Drop a file here, or choose one"
          hint="CSV or JSON Lines, up to 2 GB"
          accept=".csv,.jsonl"
          onFile={say}
        />
      </Specimen>
      <Specimen title="File drop: error">
        <FileDrop
          label="Drop another file"
          hint=""
          error="orders.xlsx is not CSV or JSON Lines. Export it as CSV."
          accept=".csv"
          onFile={say}
        />
      </Specimen>
      <Specimen title="Form: what the server refuses appears at its field">
        <SampleForm />
      </Specimen>
    </>
  );
}

function say(file: File): void {
  notify({ title: file.name });
}

function SampleForm() {
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const refuse = ({ email }: { email: string }) => {
    if (email.startsWith("ada")) setProblem({ sentence: `${email} is a member already.`, field: "email" });
    else setProblem({ sentence: "Invitations cannot be sent at the moment. Try again in a minute." });
  };
  return (
    <Form<{ email: string; role: string }> problem={problem} onSubmit={refuse}>
      <TextField label="Email" name="email" type="email" required />
      <Select label="Role" name="role" items={roles} defaultValue="agent" />
      <FormActions>
        <Button type="submit">Invite</Button>
        <Button look="quiet" onClick={() => setProblem(null)}>
          Reset
        </Button>
      </FormActions>
    </Form>
  );
}
