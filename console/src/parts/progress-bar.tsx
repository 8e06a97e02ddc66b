import { Progress } from "@base-ui/react/progress";
import { useId } from "react";
import { Button } from "./button.tsx";

interface ProgressBarProps {
  label: string;
  /** From 0 to `total`; absent while nobody can know. */
  value?: number;
  total?: number;
  /** What has been done in words, for example "412,000 of 1,000,000 rows". */
  detail?: string;
  onCancel?: () => void;
}

/** How far something is that takes longer than a second, and the way to stop it. */
export function ProgressBar({ label, value, total = 100, detail, onCancel }: ProgressBarProps) {
  const labelId = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-2">
        <span id={labelId} className="min-w-0 grow truncate font-medium">
          {label}
        </span>
        {value !== undefined && (
          <span className="text-muted tabular-nums" aria-hidden>
            {Math.floor((value / total) * 100)}%
          </span>
        )}
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <Progress.Root value={value ?? null} max={total} aria-labelledby={labelId}>
        <Progress.Track className="h-1 overflow-hidden rounded-full bg-pressed">
          <Progress.Indicator className="h-full rounded-full bg-accent-solid transition-[width] duration-200 data-indeterminate:motion-slide data-indeterminate:w-1/3" />
        </Progress.Track>
      </Progress.Root>
      {detail && <div className="text-meta text-muted tabular-nums">{detail}</div>}
    </div>
  );
}
