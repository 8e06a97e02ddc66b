import { Search as SearchIcon } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { Select } from "../../parts/select.tsx";
import { stageLabels, stages } from "../../parts/stages.ts";
import { TextField } from "../../parts/text-field.tsx";
import { type Scope, type Search, scopes } from "./entry.ts";

interface CatalogueToolbarProps {
  search: Search;
  counts: Record<Scope, number>;
  onSearch: (search: Search) => void;
}

const scopeWords: Record<Scope, string> = {
  seen: "In use",
  unmapped: "Not mapped",
  workspace: "Changed here",
  all: "All",
};

const stageItems = [
  { value: "any", label: "Any stage" },
  ...stages.map((stage) => ({ value: stage, label: stageLabels[stage] })),
];

/** Narrows the catalogue by name, by where a meaning comes from, and by stage. */
export function CatalogueToolbar({ search, counts, onSearch }: CatalogueToolbarProps) {
  return (
    <>
      <div className="w-64">
        <TextField
          label="Search names"
          labelHidden
          icon={SearchIcon}
          size="small"
          type="search"
          placeholder="Search names"
          value={search.text}
          onValueChange={(text) => onSearch({ ...search, text })}
        />
      </div>
      <SegmentedControl
        label="Which names"
        value={search.scope}
        onChange={(scope) => onSearch({ ...search, scope })}
        options={scopes.map((scope) => ({
          value: scope,
          label: `${scopeWords[scope]} ${formatNumber(counts[scope])}`,
        }))}
      />
      <div className="w-36">
        <Select
          label="Stage"
          labelHidden
          size="small"
          items={stageItems}
          value={search.stage ?? "any"}
          onChange={(stage) => onSearch({ ...search, stage: stage === "any" ? null : stage })}
        />
      </div>
    </>
  );
}

interface ChosenBarProps {
  count: number;
  onMap: () => void;
  onClear: () => void;
}

/** What can be done with several names at once. */
export function ChosenBar({ count, onMap, onClear }: ChosenBarProps) {
  const names = count === 1 ? "1 name" : `${formatNumber(count)} names`;
  return (
    <div role="status" className="flex items-center gap-2">
      <span className="tabular-nums">{names} chosen</span>
      <Button size="small" shortcut="e" onClick={onMap}>
        {count === 1 ? "Map it" : "Map them together"}
      </Button>
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
