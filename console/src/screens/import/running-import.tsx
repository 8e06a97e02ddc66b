import { formatDuration } from "../../parts/format-duration.ts";
import { formatBytes, formatNumber } from "../../parts/format-number.ts";
import { ProgressBar } from "../../parts/progress-bar.tsx";
import type { ShownImport } from "./imports.ts";
import { RowCounts } from "./row-counts.tsx";

interface RunningImportProps {
  shown: ShownImport;
  rowsPerSecond: number | null;
  onCancel: () => void;
}

/** How far the import is, how fast it goes, and the way to stop it. */
export function RunningImport({ shown, rowsPerSecond, onCancel }: RunningImportProps) {
  const { state, bytes, fileBytes } = shown;
  return (
    <div className="mx-auto flex w-full max-w-[40rem] flex-col gap-6 px-6 py-8">
      <ProgressBar
        label={state === "waiting" ? "Waiting for its turn" : "Importing"}
        {...(state === "waiting" ? {} : { value: bytes, total: fileBytes })}
        detail={detailOf(shown, rowsPerSecond)}
        onCancel={onCancel}
      />
      <RowCounts shown={shown} />
      <p className="text-pretty text-muted">
        It goes on in the background; you may leave this page. If the server is stopped, it resumes where it was, and no
        row counts twice.
      </p>
    </div>
  );
}

function detailOf(shown: ShownImport, rowsPerSecond: number | null): string {
  const { bytes, fileBytes, rows } = shown;
  const parts = [
    `${formatNumber(rows)} rows`,
    `${formatBytes(bytes)} of ${formatBytes(fileBytes)}`,
    rowsPerSecond !== null && `${formatNumber(Math.round(rowsPerSecond))} rows/s`,
    timeLeft(shown, rowsPerSecond),
  ];
  return parts.filter(Boolean).join(" · ");
}

function timeLeft({ bytes, fileBytes, rows }: ShownImport, rowsPerSecond: number | null): string | null {
  if (!rowsPerSecond || bytes === 0) return null;
  const rowsLeft = (rows / bytes) * (fileBytes - bytes);
  return `about ${formatDuration(Math.max(1_000, Math.round(rowsLeft / rowsPerSecond) * 1_000))} left`;
}
