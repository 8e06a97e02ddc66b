import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatBytes } from "../../parts/format-number.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { ShownImport } from "./imports.ts";
import { StateBadge } from "./state-badge.tsx";

/** Which file it is, how far it is, and the way back. */
export function ImportHeader({ shown, actions }: { shown: ShownImport; actions?: ReactNode }) {
  return (
    <PageHeader
      before={
        <Link
          to="/import"
          className="-mr-2 flex shrink-0 items-center gap-1 rounded-sm text-title text-muted hover:text-text"
        >
          Import
          <ChevronRight size={16} aria-hidden />
        </Link>
      }
      title={shown.fileName}
      meta={
        <span className="flex items-center gap-2">
          <StateBadge state={shown.state} />
          <span>
            {formatBytes(shown.fileBytes)}, uploaded by {shown.uploadedBy} <RelativeTime at={shown.uploadedAt} />
          </span>
        </span>
      }
      actions={actions}
    />
  );
}
