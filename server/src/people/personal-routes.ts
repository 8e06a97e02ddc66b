import { inWorkspace } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { companiesOf, companyCount, companyWithPeople } from "./companies.ts";
import { type ByHand, consentLog, consentsHeld, recordConsent } from "./consent-by-hand.ts";
import { contract } from "./contract.ts";
import { erasePerson } from "./erase.ts";
import { changeTraits } from "./traits-by-hand.ts";

const api = procedures(contract);

function byHand(
  { kernel, caller }: Call,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): ByHand {
  return { workspaceId, personId, by: caller, at: kernel.clock.now() };
}

/** What members say of people by hand, what a company owes each person about their data, and companies. */
export const personalRoutes = {
  changeTraits: api.changeTraits.handler(({ context, input }) =>
    inWorkspace(context.kernel.db, input.workspaceId, (tx) => changeTraits(tx, byHand(context, input), input.traits)),
  ),
  consents: {
    list: api.consents.list.handler(({ context: { kernel }, input: { workspaceId, personId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => consentsHeld(tx, workspaceId, personId)),
    ),
    log: api.consents.log.handler(({ context: { kernel }, input: { workspaceId, personId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => consentLog(tx, workspaceId, personId)),
    ),
    record: api.consents.record.handler(({ context, input: { workspaceId, personId, ...word } }) =>
      inWorkspace(context.kernel.db, workspaceId, (tx) =>
        recordConsent(tx, byHand(context, { workspaceId, personId }), word),
      ),
    ),
  },
  companies: {
    list: api.companies.list.handler(({ context: { kernel }, input: { workspaceId, ...wanted } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => companiesOf(tx, workspaceId, wanted)),
    ),
    count: api.companies.count.handler(({ context: { kernel }, input: { workspaceId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => companyCount(tx, workspaceId)),
    ),
    get: api.companies.get.handler(({ context: { kernel }, input: { workspaceId, companyId, ...page } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => companyWithPeople(tx, workspaceId, companyId, page)),
    ),
  },
  erase: api.erase.handler(({ context: { kernel, caller }, input }) => erasePerson(kernel, { ...input, by: caller })),
};
