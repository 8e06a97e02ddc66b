import { formatNumber } from "../../parts/format-number.ts";
import { type Change, changesTo, type Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { fieldWords, inWords } from "./words.ts";

/** What saving would change, and for how much of history. */
export function MeaningChanges({ entries, draft }: { entries: readonly Entry[]; draft: Draft }) {
  const touched = entries.filter((entry) => changesTo(entry, draft).length > 0);
  const changes = entries.length === 1 ? changesTo(entries[0]!, draft) : alike(touched, draft);
  if (touched.length === 0) return <p className="text-meta text-muted">Nothing is changed yet.</p>;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-meta font-medium">What changes</h3>
      <ul className="divide-y rounded-md border">
        {changes.map(({ field, before, after }) => (
          <li key={field} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 px-2.5 py-1">
            <span className="text-muted">{fieldWords[field]}</span>
            <span className="min-w-0 wrap-anywhere">
              {before !== undefined && (
                <>
                  <del className="text-muted">{inWords(field, before)}</del> <span className="text-muted">→</span>{" "}
                </>
              )}
              <ins className="font-medium no-underline">{inWords(field, after)}</ins>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-meta text-pretty text-muted">{reachOf(touched)}</p>
    </div>
  );
}

/** Of several names only what they end up with is told, since each may come from somewhere else. */
function alike(entries: readonly Entry[], draft: Draft): Change[] {
  const byField = new Map(entries.flatMap((entry) => changesTo(entry, draft)).map((change) => [change.field, change]));
  return [...byField.values()].map((change) => ({ ...change, before: undefined }));
}

function reachOf(entries: readonly Entry[]): string {
  const touchpoints = entries.reduce((sum, entry) => sum + entry.touchpoints, 0);
  const names = entries.length > 1 ? ` of ${formatNumber(entries.length)} names` : "";
  if (touchpoints === 0) return "It holds from the first touchpoint on. Nothing has arrived under this name yet.";
  const them = touchpoints === 1 ? "the one touchpoint" : `all ${formatNumber(touchpoints)} touchpoints`;
  return `It applies to ${them}${names} in all of history, and to what comes. No touchpoint is rewritten; people’s numbers are counted anew in the background.`;
}
