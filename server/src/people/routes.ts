import { inWorkspace } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { latestConflicts } from "./conflict.sql.ts";
import { contract } from "./contract.ts";
import { historyOf } from "./history.ts";
import { type Deed, mergePeople, rejoin, separatePerson, undoMerge } from "./join-by-hand.ts";
import { countCards } from "./list.sql.ts";
import { listPeople } from "./list.ts";
import { readPerson } from "./person.ts";
import { personalRoutes } from "./personal-routes.ts";
import { peopleAsOf, previewMerge, previewSeparation } from "./preview.ts";
import { ruleRoutes } from "./rule-routes.ts";
import { suggestionsAmong } from "./suggestion.sql.ts";
import { dismissSuggestion, restoreSuggestion } from "./suggestions.ts";
import { whoWas } from "./who-was.ts";

const api = procedures(contract);

function deed({ kernel, caller }: Call, { workspaceId, note = "" }: { workspaceId: string; note?: string }): Deed {
  return { workspaceId, note, by: caller, at: kernel.clock.now() };
}

export const router = api.router({
  list: api.list.handler(({ context: { kernel }, input: { workspaceId, ...wanted } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listPeople(tx, workspaceId, wanted)),
  ),
  count: api.count.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) => ({ people: await countCards(tx, workspaceId, {}) })),
  ),
  get: api.get.handler(({ context: { kernel }, input: { workspaceId, personId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => readPerson(tx, workspaceId, personId)),
  ),
  history: api.history.handler(({ context: { kernel }, input: { workspaceId, personId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => historyOf(tx, workspaceId, personId)),
  ),
  asOf: api.asOf.handler(({ context: { kernel }, input: { workspaceId, personId, at } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => peopleAsOf(tx, workspaceId, personId, at)),
  ),
  whoWas: api.whoWas.handler(({ context: { kernel }, input: { workspaceId, ...asked } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => whoWas(tx, workspaceId, asked)),
  ),
  mergePreview: api.mergePreview.handler(({ context: { kernel }, input: { workspaceId, personId, otherPersonId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => previewMerge(tx, workspaceId, personId, otherPersonId)),
  ),
  merge: api.merge.handler(({ context, input }) =>
    inWorkspace(context.kernel.db, input.workspaceId, (tx) =>
      mergePeople(tx, deed(context, input), input.personId, input.otherPersonId),
    ),
  ),
  undoMerge: api.undoMerge.handler(({ context, input }) =>
    inWorkspace(context.kernel.db, input.workspaceId, (tx) => undoMerge(tx, deed(context, input), input.mergeId)),
  ),
  separationPreview: api.separationPreview.handler(
    ({ context: { kernel }, input: { workspaceId, personId, subjectIds } }) =>
      inWorkspace(kernel.db, workspaceId, async (tx) => ({
        sides: await previewSeparation(tx, workspaceId, personId, subjectIds),
      })),
  ),
  separate: api.separate.handler(({ context, input }) =>
    inWorkspace(context.kernel.db, input.workspaceId, (tx) =>
      separatePerson(tx, deed(context, input), input.personId, input.subjectIds),
    ),
  ),
  rejoin: api.rejoin.handler(({ context, input }) =>
    inWorkspace(context.kernel.db, input.workspaceId, (tx) => rejoin(tx, deed(context, input), input.separationId)),
  ),
  suggestions: {
    list: api.suggestions.list.handler(({ context: { kernel }, input: { workspaceId, limit } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => suggestionsAmong(tx, workspaceId, null, limit)),
    ),
    accept: api.suggestions.accept.handler(({ context, input }) =>
      inWorkspace(context.kernel.db, input.workspaceId, (tx) =>
        mergePeople(tx, deed(context, input), input.subjectId, input.otherId),
      ),
    ),
    dismiss: api.suggestions.dismiss.handler(({ context: { kernel, caller }, input: { workspaceId, ...pair } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => dismissSuggestion(tx, workspaceId, pair, caller.actor)),
    ),
    restore: api.suggestions.restore.handler(({ context: { kernel }, input: { workspaceId, ...pair } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => restoreSuggestion(tx, workspaceId, pair)),
    ),
  },
  ...ruleRoutes,
  conflicts: api.conflicts.handler(({ context: { kernel }, input: { workspaceId, limit } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => latestConflicts(tx, workspaceId, limit)),
  ),
  ...personalRoutes,
});
