import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface TabItem<Value extends string> {
  value: Value;
  label: string;
  /** A count beside the label. */
  count?: number;
  content: ReactNode;
}

interface TabsProps<Value extends string> {
  label: string;
  tabs: readonly TabItem<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
}

/** Several views of one thing. */
export function Tabs<Value extends string>({ label, tabs, value, defaultValue, onChange }: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? tabs[0]?.value}
      onValueChange={(chosen) => onChange?.(chosen as Value)}
      className="flex min-h-0 flex-col"
    >
      <Base.List aria-label={label} activateOnFocus className="relative flex gap-4 border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-8 cursor-default items-center gap-1.5 rounded-sm font-medium text-muted outline-offset-0 select-none hover:text-text data-active:text-text"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="text-meta text-muted tabular-nums">{tab.count.toLocaleString()}</span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-[-1px] left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent-solid transition-[left,width] duration-150" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-h-0 pt-3">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
