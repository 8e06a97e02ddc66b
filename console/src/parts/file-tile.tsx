import {
  CircleAlert,
  FileArchive,
  FileAudio,
  File as FileIcon,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  RotateCw,
  X,
} from "lucide-react";
import { classes } from "./classes.ts";
import { formatBytes } from "./format-number.ts";
import { IconButton } from "./icon-button.tsx";

interface FileTileProps {
  name: string;
  mediaType: string;
  bytes: number;
  /** Where it can be fetched; absent while it is on its way. */
  href?: string;
  /** How much of it has been sent, from 0 to 1. */
  progress?: number | undefined;
  /** Why it could not be sent. */
  problem?: string | undefined;
  onRetry?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

/** A file that goes with something: its name, its size, and how far its way up has got. */
export function FileTile({ name, mediaType, bytes, href, progress, problem, onRetry, onRemove }: FileTileProps) {
  const Icon = problem ? CircleAlert : iconOf(mediaType);
  const words = problem ?? (progress === undefined ? formatBytes(bytes) : `${Math.floor(progress * 100)}%`);
  return (
    <span
      className={classes(
        "relative inline-flex h-8 max-w-64 items-center gap-2 overflow-hidden rounded-md border bg-canvas pl-2",
        problem ? "border-danger-line" : "border-border",
        onRemove ? "pr-1" : "pr-2",
      )}
    >
      <Icon size={16} className={classes("shrink-0", problem ? "text-danger-text" : "text-muted")} aria-hidden />
      {href ? (
        <a href={href} download={name} title={name} className="min-w-0 truncate rounded-sm font-medium hover:underline">
          {name}
        </a>
      ) : (
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
      )}
      <span className={classes("shrink-0 text-meta tabular-nums", problem ? "text-danger-text" : "text-muted")}>
        {words}
      </span>
      {problem && onRetry && <IconButton icon={RotateCw} label={`Try ${name} again`} size="small" onClick={onRetry} />}
      {onRemove && <IconButton icon={X} label={`Remove ${name}`} size="small" onClick={onRemove} />}
      {progress !== undefined && !problem && (
        <span
          aria-hidden
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent-solid"
          style={{ transform: `scaleX(${progress})` }}
        />
      )}
    </span>
  );
}

function iconOf(mediaType: string): LucideIcon {
  if (mediaType.startsWith("image/")) return FileImage;
  if (mediaType.startsWith("video/")) return FileVideo;
  if (mediaType.startsWith("audio/")) return FileAudio;
  if (/zip|compressed|tar/.test(mediaType)) return FileArchive;
  if (/sheet|excel|csv/.test(mediaType)) return FileSpreadsheet;
  return mediaType.startsWith("text/") || mediaType.includes("pdf") ? FileText : FileIcon;
}
