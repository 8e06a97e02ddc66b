import { Monitor, Moon, Sun } from "lucide-react";
import { setSingleKeys, useSingleKeys } from "../../parts/keyboard.ts";
import { Section } from "../../parts/section.tsx";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { Switch } from "../../parts/switch.tsx";
import { setTheme, useTheme } from "../../shell/theme.ts";

const themeOptions = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** How the console looks and listens, in this browser. */
export function PreferencesSection() {
  const theme = useTheme();
  const singleKeys = useSingleKeys();
  return (
    <Section title="In this browser">
      <div className="flex flex-col gap-4">
        <div className="flex items-center justify-between gap-4">
          <span>Theme</span>
          <SegmentedControl label="Theme" options={themeOptions} value={theme} onChange={setTheme} />
        </div>
        <Switch
          label="Shortcuts of a single letter"
          hint="Turn them off if you control the computer by voice, or press letters by accident."
          checked={singleKeys}
          onChange={setSingleKeys}
        />
      </div>
    </Section>
  );
}
