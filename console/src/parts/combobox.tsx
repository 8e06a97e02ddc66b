import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { type FieldSize, fieldLook, fieldSizes } from "./field-look.ts";
import { popupLayer, popupRow, popupSurface } from "./popup-surface.ts";

export interface ComboboxItem {
  value: string;
  label: string;
  detail?: string;
}

interface ComboboxProps extends FieldProps {
  items: readonly ComboboxItem[];
  value?: ComboboxItem | null;
  defaultValue?: ComboboxItem | null;
  placeholder?: string;
  size?: FieldSize;
  /** What to say when nothing matches. */
  empty?: string;
  clearable?: boolean;
  onChange?: (item: ComboboxItem | null) => void;
}

/** One of many, found by typing. */
export function Combobox({
  items,
  placeholder,
  size = "medium",
  empty = "Nothing matches.",
  clearable,
  ...props
}: ComboboxProps) {
  const { value, defaultValue, onChange, ...frame } = props;
  return (
    <FieldFrame {...frame}>
      <Base.Root
        items={items}
        value={value}
        defaultValue={defaultValue}
        isItemEqualToValue={(item: ComboboxItem, chosen: ComboboxItem) => item.value === chosen.value}
        onValueChange={(item) => onChange?.(item)}
        autoHighlight
      >
        <div className="relative flex items-center">
          <Base.Input
            placeholder={placeholder}
            className={classes(fieldLook, fieldSizes[size], "w-full", clearable ? "pr-14" : "pr-8")}
          />
          <div className="absolute right-1 flex text-muted">
            {clearable && (
              <Base.Clear
                aria-label="Clear"
                className="flex size-6 items-center justify-center rounded-sm hover:text-text"
              >
                <X size={14} aria-hidden />
              </Base.Clear>
            )}
            <Base.Trigger className="flex size-6 items-center justify-center rounded-sm hover:text-text">
              <ChevronDown size={16} aria-hidden />
            </Base.Trigger>
          </div>
        </div>
        <ComboboxPopup empty={empty} />
      </Base.Root>
    </FieldFrame>
  );
}

function ComboboxPopup({ empty }: { empty: string }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className={popupLayer}>
        <Base.Popup className={classes(popupSurface, "w-(--anchor-width) min-w-48 overflow-hidden")}>
          <Base.Empty className="px-3 py-2 text-muted empty:hidden">{empty}</Base.Empty>
          <Base.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
            {(item: ComboboxItem) => (
              <Base.Item key={item.value} value={item} className={popupRow}>
                <span className="min-w-0 grow truncate">{item.label}</span>
                {item.detail && <span className="shrink-0 text-meta text-muted tabular-nums">{item.detail}</span>}
                <Base.ItemIndicator render={<Check size={16} className="shrink-0 text-accent-text" aria-hidden />} />
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
