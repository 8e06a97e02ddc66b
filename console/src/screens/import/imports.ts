import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type api, queries } from "../../api/client.ts";
import { type TopicEvent, useLiveTopic } from "../../api/live.ts";

type Listed = Awaited<ReturnType<typeof api.timeline.imports.list>>;

/** A file of touchpoints, and how far its import has come. */
export type ShownImport = Listed["imports"][number];
/** The same with its first errors. */
export type ImportDetail = Awaited<ReturnType<typeof api.timeline.imports.get>>;
export type Preview = Awaited<ReturnType<typeof api.timeline.imports.preview>>;
export type PreviewRow = Preview["rows"][number];
export type Format = Preview["format"];
export type Mapping = Preview["mapping"];
export type RowMapping = Extract<Mapping, { shape: "rows" }>;

/** All imports of a workspace, kept up to date while they go on. */
export function useImports(workspaceId: string) {
  const cache = useQueryClient();
  const asked = queries.timeline.imports.list.queryOptions({ input: { workspaceId, limit: 200 } });
  const list = useQuery(asked);
  useImportTopic(workspaceId, list.data?.cursor, (changed) => {
    cache.setQueryData(asked.queryKey, (known) => known && { ...known, imports: merged(known.imports, changed) });
  });
  return list;
}

/** One import, kept up to date; `rowsPerSecond` is its pace while it runs. */
export function useImport(workspaceId: string, importId: string) {
  const cache = useQueryClient();
  const [pace, setPace] = useState<Pace | null>(null);
  const asked = queries.timeline.imports.get.queryOptions({ input: { workspaceId, importId } });
  const detail = useQuery(asked);
  useImportTopic(workspaceId, detail.data?.cursor, (changed) => {
    const now = changed.find((one) => one.importId === importId);
    if (!now) return;
    setPace((before) => paceOf(before, now));
    cache.setQueryData(asked.queryKey, (known) => known && { ...known, ...now });
    if (now.endedAt) void forgetReadings(cache);
  });
  return { detail, rowsPerSecond: pace?.rowsPerSecond ?? null };
}

/** What an import has changed is everywhere: its own errors, the list, and every touchpoint. */
export function forgetReadings(cache: QueryClient): Promise<void> {
  return cache.invalidateQueries({ queryKey: queries.timeline.key() });
}

interface Pace {
  rows: number;
  at: number;
  rowsPerSecond: number | null;
}

// Long enough to smooth batches, short enough to notice that the machine became busy.
const paceMilliseconds = 2_000;

/** The pace over the last seconds, by the server's own clock. */
export function paceOf(before: Pace | null, { rows, movedAt }: Pick<ShownImport, "rows" | "movedAt">): Pace {
  const at = new Date(movedAt).getTime();
  if (!before || rows < before.rows) return { rows, at, rowsPerSecond: null };
  if (at - before.at < paceMilliseconds) return before;
  return { rows, at, rowsPerSecond: ((rows - before.rows) / (at - before.at)) * 1_000 };
}

function useImportTopic(
  workspaceId: string,
  cursor: string | undefined,
  onChanged: (imports: ShownImport[]) => void,
): void {
  useLiveTopic<ShownImport>(
    "timeline.import",
    { workspaceId },
    (events) => onChanged(events.map(importIn)),
    // A list that was read again begins where the subscription stands already.
    cursor === undefined ? { enabled: false } : { after: cursor },
  );
}

const dates = ["uploadedAt", "startedAt", "movedAt", "endedAt", "importedBeforeAt"] as const;

/** An import as a live event brings it, where times are text. */
function importIn({ data }: TopicEvent<ShownImport>): ShownImport {
  const revived = dates.map((name) => [name, data[name] && new Date(data[name])]);
  return { ...data, ...Object.fromEntries(revived) };
}

function merged(known: readonly ShownImport[], changed: readonly ShownImport[]): ShownImport[] {
  const latest = new Map(changed.map((one) => [one.importId, one]));
  const added = [...latest.values()].filter(({ importId }) => known.every((one) => one.importId !== importId));
  return [...added.reverse(), ...known.map((one) => latest.get(one.importId) ?? one)];
}
