import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { notify } from "../../parts/toast.tsx";
import { type Draft, meaningWith } from "./draft.ts";
import type { Entry, Meaning } from "./entry.ts";

/** A name and what it shall mean; null goes back to the shipped meaning, or to none. */
interface Step {
  name: string;
  meaning: Meaning | null;
}

/** Says what names mean, and what they meant before when it is undone. */
export function useMapping(workspaceId: string) {
  const cache = useQueryClient();
  const mutation = useMutation({
    mutationFn: (steps: readonly Step[]) => take(workspaceId, steps),
    onSuccess: (changed) => remember(cache, workspaceId, changed),
  });
  const undo = (entries: readonly Entry[]) => () => mutation.mutate(entries.map(stepBack));

  return {
    busy: mutation.isPending,
    /** False when a name still lacks something; then nothing is sent. */
    map: async (entries: readonly Entry[], draft: Draft): Promise<boolean> => {
      const steps = entries.map((entry) => ({ name: entry.name, meaning: meaningWith(entry, draft) }));
      if (steps.some(({ meaning }) => meaning === null)) return false;
      await mutation.mutateAsync(steps);
      notify({ title: `${named(entries)} mapped`, detail: recounted(entries), undo: undo(entries) });
      return true;
    },
    unmap: async (entry: Entry): Promise<void> => {
      await mutation.mutateAsync([{ name: entry.name, meaning: null }]);
      notify({ title: `${named([entry])} is back to what ships`, detail: recounted([entry]), undo: undo([entry]) });
    },
  };
}

/** A name's own meaning is set again; any other came from the shipped catalogue or from nobody. */
function stepBack({ name, meaning, origin }: Entry): Step {
  return { name, meaning: origin === "workspace" ? meaning : null };
}

async function take(workspaceId: string, steps: readonly Step[]): Promise<Entry[]> {
  const changed: Entry[] = [];
  for (const { name, meaning } of steps) {
    changed.push(
      meaning
        ? await api.timeline.catalogue.map({ workspaceId, name, ...meaning })
        : await api.timeline.catalogue.unmap({ workspaceId, name }),
    );
  }
  return changed;
}

function remember(cache: QueryClient, workspaceId: string, changed: readonly Entry[]): void {
  const queryKey = queries.timeline.catalogue.list.queryKey({ input: { workspaceId } });
  cache.setQueryData(queryKey, (entries: Entry[] | undefined) =>
    entries?.map((entry) => {
      const now = changed.find(({ name }) => name === entry.name);
      return now ? { ...entry, meaning: now.meaning, origin: now.origin } : entry;
    }),
  );
  // What touchpoints mean has changed everywhere they are shown.
  void cache.invalidateQueries({ queryKey: queries.timeline.key() });
}

function named(entries: readonly Entry[]): string {
  return entries.length === 1 ? `“${entries[0]!.name}”` : `${formatNumber(entries.length)} names`;
}

function recounted(entries: readonly Entry[]): string {
  const touchpoints = entries.reduce((sum, entry) => sum + entry.touchpoints, 0);
  if (touchpoints === 0) return "It holds from the first touchpoint on.";
  return `It holds for ${formatNumber(touchpoints)} touchpoints already. Numbers are counted anew in the background.`;
}
