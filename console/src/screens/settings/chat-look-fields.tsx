import { readableOn } from "@throughline/widget/colour.ts";
import { Section } from "../../parts/section.tsx";
import { Select } from "../../parts/select.tsx";
import { Switch } from "../../parts/switch.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { Draft, SetSettings } from "./chat-data.ts";

interface ChatLookFieldsProps {
  draft: Draft;
  set: SetSettings;
  onName: (name: string) => void;
}

const sides = [
  { value: "end", label: "End: right, or left in Arabic and Hebrew" },
  { value: "start", label: "Start: left, or right in Arabic and Hebrew" },
  { value: "left", label: "Always left" },
  { value: "right", label: "Always right" },
] as const;

const schemes = [
  { value: "auto", label: "As the visitor’s device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** How a chat looks and where it stands. */
export function ChatLookFields({ draft: { name, settings }, set, onName }: ChatLookFieldsProps) {
  const { accent, onAccent } = settings;
  const isReadable = !isColour(accent) || !isColour(onAccent) || readableOn(accent, onAccent) === onAccent;
  return (
    <Section title="Look" description="A page may say otherwise for itself, by attributes of the script tag.">
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField label="Name" hint="Visitors read it." value={name} onValueChange={onName} maxLength={100} required />
        <TextField
          label="Logo"
          type="url"
          pattern="https://.*"
          optional
          placeholder="https://…"
          value={settings.logoUrl ?? ""}
          onValueChange={(logoUrl) => set({ logoUrl: logoUrl.trim() || null })}
          hint="Instead of the name, up to 160 × 32 pixels."
        />
        <ColourField label="Colour" value={accent} onChange={(colour) => set({ accent: colour })} />
        <ColourField
          label="Written on it"
          value={onAccent}
          onChange={(colour) => set({ onAccent: colour })}
          hint={isReadable ? undefined : "Hard to read on the colour: white or black is used instead."}
        />
        <Select label="Light or dark" items={schemes} value={settings.scheme} onChange={(scheme) => set({ scheme })} />
        <Select label="Side" items={sides} value={settings.side} onChange={(side) => set({ side })} />
        <NumberField
          label="Pixels from the side"
          most={400}
          value={settings.marginAside}
          onChange={(marginAside) => set({ marginAside })}
        />
        <NumberField
          label="Pixels from below"
          most={400}
          value={settings.marginBelow}
          onChange={(marginBelow) => set({ marginBelow })}
        />
        <TextField
          label="Usual reply time, in minutes"
          type="number"
          min={0}
          max={100_000}
          optional
          hint="Shown while the queue knows none of its own."
          defaultValue={String(settings.expectedReplyMinutes ?? "")}
          onValueChange={(text) => set({ expectedReplyMinutes: text.trim() ? Math.round(Number(text)) : null })}
        />
      </div>
      <div className="mt-4 flex flex-col gap-4">
        <Switch
          label="Words beside the launcher’s icon"
          checked={settings.launcherLabel}
          onChange={(launcherLabel) => set({ launcherLabel })}
        />
        <Switch
          label="A sound when an answer comes"
          hint="Visitors can switch it off for themselves."
          checked={settings.sound}
          onChange={(sound) => set({ sound })}
        />
        <Switch
          label="Transcripts by email"
          hint="Visitors can have a conversation sent to them, where this server sends email."
          checked={settings.transcripts}
          onChange={(transcripts) => set({ transcripts })}
        />
      </div>
    </Section>
  );
}

interface ColourFieldProps {
  label: string;
  value: string;
  hint?: string | undefined;
  onChange: (colour: string) => void;
}

function ColourField({ label, value, hint, onChange }: ColourFieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      pattern="#[0-9a-fA-F]{6}"
      maxLength={7}
      spellCheck={false}
      required
      onValueChange={onChange}
      {...(hint ? { hint } : {})}
      end={
        <input
          type="color"
          aria-label={`Choose: ${label}`}
          value={isColour(value) ? value : "#000000"}
          onChange={(event) => onChange(event.target.value)}
          className="h-6 w-7 cursor-default rounded-sm border border-border bg-transparent"
        />
      }
    />
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

function NumberField({ label, value, most, onChange }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      type="number"
      min={0}
      max={most}
      defaultValue={String(value)}
      required
      onValueChange={(text) => text.trim() && Number.isInteger(Number(text)) && onChange(Number(text))}
    />
  );
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}
