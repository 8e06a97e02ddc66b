import { Section } from "../../parts/section.tsx";
import { Switch } from "../../parts/switch.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { ChatSettings, SetSettings } from "./chat-data.ts";
import { LinesField } from "./chat-lines-field.tsx";

const megabyte = 1_000_000;

/** What is let in: files, pages, visitors and words. */
export function ChatDoorFields({
  settings: { files, origins, blocked },
  set,
}: {
  settings: ChatSettings;
  set: SetSettings;
}) {
  return (
    <>
      <Section title="Files">
        <div className="flex flex-col gap-4">
          <Switch
            label="Visitors may send files"
            checked={files.allowed}
            onChange={(allowed) => set({ files: { ...files, allowed } })}
          />
          {files.allowed && (
            <>
              <div className="w-40">
                <TextField
                  label="Largest, in MB"
                  type="number"
                  min={0.001}
                  max={100}
                  step="any"
                  required
                  defaultValue={String(files.mostBytes / megabyte)}
                  onValueChange={(text) =>
                    Number(text) > 0 && set({ files: { ...files, mostBytes: Math.round(Number(text) * megabyte) } })
                  }
                />
              </div>
              <LinesField
                label="Kinds"
                lines={files.mediaTypes}
                hint="One a line. What a file really is counts, not its name; image/* is any image."
                onChange={(mediaTypes) => set({ files: { ...files, mediaTypes } })}
              />
            </>
          )}
        </div>
      </Section>
      <Section title="Where it may be shown">
        <LinesField
          label="Pages"
          lines={origins}
          placeholder={"https://shop.example\nhttps://*.shop.example"}
          hint="One origin a line. Empty: on any page."
          onChange={(next) => set({ origins: next })}
        />
      </Section>
      <Section title="Blocked" description="What comes from here, or has one of these words in it, is not taken.">
        <div className="flex flex-col gap-4">
          <LinesField
            label="Addresses"
            lines={blocked.addresses}
            placeholder="203.0.113.0/24"
            hint="One IP address or range a line."
            onChange={(addresses) => set({ blocked: { ...blocked, addresses } })}
          />
          <LinesField
            label="Words"
            lines={blocked.words}
            hint="One word or phrase a line."
            onChange={(words) => set({ blocked: { ...blocked, words } })}
          />
          <LinesField
            label="Visitors"
            lines={blocked.visitors}
            hint="One visitor’s id a line."
            onChange={(visitors) => set({ blocked: { ...blocked, visitors } })}
          />
        </div>
      </Section>
    </>
  );
}
