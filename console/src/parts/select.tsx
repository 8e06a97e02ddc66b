import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { type FieldSize, fieldLook, fieldSizes } from "./field-look.ts";
import { popupLayer, popupRow, popupSurface } from "./popup-surface.ts";

export interface SelectItem<Value extends string> {
  value: Value;
  label: string;
  icon?: LucideIcon;
  hint?: ReactNode;
}

interface SelectProps<Value extends string> extends FieldProps {
  items: readonly SelectItem<Value>[];
  value?: Value | null;
  defaultValue?: Value;
  placeholder?: string;
  size?: FieldSize;
  onChange?: (value: Value) => void;
}

/** One of up to about a dozen. Beyond that use a combobox, which can be searched. */
export function Select<Value extends string>({
  items,
  placeholder,
  size = "medium",
  onChange,
  ...props
}: SelectProps<Value>) {
  const { value, defaultValue, ...frame } = props;
  return (
    <FieldFrame {...frame} nativeLabel={false}>
      <Base.Root
        items={items}
        value={value}
        defaultValue={defaultValue}
        modal={false}
        onValueChange={(chosen) => chosen !== null && onChange?.(chosen as Value)}
      >
        <Base.Trigger
          className={classes(
            fieldLook,
            fieldSizes[size],
            "flex w-full cursor-default items-center justify-between gap-2 text-left select-none",
          )}
        >
          <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
          <Base.Icon render={<ChevronDown size={16} className="-mr-0.5 shrink-0 text-muted" aria-hidden />} />
        </Base.Trigger>
        <SelectPopup items={items} />
      </Base.Root>
    </FieldFrame>
  );
}

function SelectPopup({ items }: { items: readonly SelectItem<string>[] }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={popupLayer}>
        <Base.Popup
          className={classes(popupSurface, "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1")}
        >
          <Base.List>
            {items.map((item) => (
              <SelectRow key={item.value} {...item} />
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function SelectRow({ value, label, icon: Icon, hint }: SelectItem<string>) {
  return (
    <Base.Item value={value} className={popupRow}>
      {Icon && <Icon size={16} className="shrink-0 text-muted" aria-hidden />}
      <span className="min-w-0 grow">
        <Base.ItemText>{label}</Base.ItemText>
        {hint && <span className="block text-meta text-muted">{hint}</span>}
      </span>
      <Base.ItemIndicator render={<Check size={16} className="shrink-0 text-accent-text" aria-hidden />} />
    </Base.Item>
  );
}
