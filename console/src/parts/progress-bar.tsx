import { Progress } from "@base-ui/react/progress";
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
  return (
    <Progress.Root value={value ?? null} max={total} className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <Progress.Label className="min-w-0 grow truncate font-medium">{label}</Progress.Label>
        {value !== undefined && <span className="text-muted tabular-nums">{Math.floor((value / total) * 100)}%</span>}
        {onCancel && (
          <Button size="small" look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-pressed">
        <Progress.Indicator className="h-full rounded-full bg-accent-solid transition-[width] duration-200 data-indeterminate:motion-shimmer data-indeterminate:w-full" />
      </Progress.Track>
      {detail && <div className="text-meta text-muted tabular-nums">{detail}</div>}
    </Progress.Root>
  );
}
