import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import { classes } from "./classes.ts";
import { KeyHint } from "./key-hint.tsx";
import { popupLayer, popupRow, popupSurface } from "./popup-surface.ts";

export type MenuEntry =
  | {
      kind: "deed";
      label: string;
      icon?: LucideIcon;
      shortcut?: string;
      danger?: boolean;
      disabled?: boolean;
      run: () => void;
    }
  | {
      kind: "choice";
      label: string;
      value: string;
      options: readonly { value: string; label: string; icon?: LucideIcon }[];
      choose: (value: string) => void;
    }
  | { kind: "check"; label: string; checked: boolean; disabled?: boolean; change: (checked: boolean) => void }
  | { kind: "heading"; label: string; detail?: string }
  | { kind: "rule" };

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
}

/** Deeds and choices that need no place of their own. */
export function Menu({ trigger, entries, side = "bottom", align = "start" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={popupLayer}>
          <Base.Popup className={classes(popupSurface, "max-h-(--available-height) min-w-52 overflow-y-auto p-1")}>
            {entries.map((entry, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu is drawn anew each time it opens.
              <MenuLine key={position} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuLine({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "deed":
      return <DeedLine {...entry} />;
    case "choice":
      return <ChoiceLines {...entry} />;
    case "check":
      return <CheckLine {...entry} />;
    case "heading":
      return <HeadingLine {...entry} />;
    case "rule":
      return <Base.Separator className="-mx-1 my-1 h-px bg-hairline" />;
  }
}

function DeedLine({ label, icon: Icon, shortcut, danger, disabled, run }: Extract<MenuEntry, { kind: "deed" }>) {
  return (
    <Base.Item disabled={disabled} onClick={run} className={classes(popupRow, danger && "text-danger-text")}>
      {Icon && <Icon size={16} className={classes("shrink-0", !danger && "text-muted")} aria-hidden />}
      <span className="grow">{label}</span>
      {shortcut && <KeyHint keys={shortcut} />}
    </Base.Item>
  );
}

function ChoiceLines({ label, value, options, choose }: Extract<MenuEntry, { kind: "choice" }>) {
  return (
    <Base.RadioGroup value={value} onValueChange={choose}>
      <Base.GroupLabel className="px-2 py-1 text-meta text-muted">{label}</Base.GroupLabel>
      {options.map(({ value: option, label: name, icon: Icon }) => (
        <Base.RadioItem key={option} value={option} closeOnClick className={popupRow}>
          {Icon && <Icon size={16} className="shrink-0 text-muted" aria-hidden />}
          <span className="grow">{name}</span>
          <Base.RadioItemIndicator render={<Check size={16} className="text-accent-text" aria-hidden />} />
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

function CheckLine({ label, checked, disabled, change }: Extract<MenuEntry, { kind: "check" }>) {
  return (
    <Base.CheckboxItem checked={checked} disabled={disabled} onCheckedChange={change} className={popupRow}>
      <span className="flex size-4 items-center justify-center">
        <Base.CheckboxItemIndicator render={<Check size={16} className="text-accent-text" aria-hidden />} />
      </span>
      <span className="grow">{label}</span>
    </Base.CheckboxItem>
  );
}

function HeadingLine({ label, detail }: Extract<MenuEntry, { kind: "heading" }>) {
  return (
    <div className="px-2 py-1.5">
      <div className="truncate font-medium">{label}</div>
      {detail && <div className="truncate text-meta text-muted">{detail}</div>}
    </div>
  );
}
