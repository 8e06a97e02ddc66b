import { inWorkspace, type Tx } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";
import { readWorkspace } from "../workspaces/public.ts";
import { contract } from "./contract.ts";
import { drillDown } from "./metrics/drill-down.ts";
import { daysIn, type Period, periodOf } from "./metrics/period.ts";
import { serviceReport } from "./metrics/report.ts";

const api = procedures(contract);
const mostDays = 731;

/** What the contract promises. */
export const router = api.router({
  serviceMetrics: api.serviceMetrics.handler(({ context: { kernel }, input: { workspaceId, from, to, ...wanted } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) => {
      const period = await askedPeriod(tx, workspaceId, from, to);
      return serviceReport(tx, workspaceId, period, { ...wanted, asOf: wanted.asOf ?? kernel.clock.now() });
    }),
  ),
  serviceMetricConversations: api.serviceMetricConversations.handler(
    ({ context: { kernel }, input: { workspaceId, from, to, metric, date, by, hit, offset, limit, ...wanted } }) =>
      inWorkspace(kernel.db, workspaceId, async (tx) => {
        const period = await askedPeriod(tx, workspaceId, from, to);
        const part = { date, by, hit: hit && hit === "yes", offset, limit };
        return drillDown(tx, workspaceId, metric, period, { ...wanted, asOf: wanted.asOf ?? kernel.clock.now() }, part);
      }),
  ),
});

async function askedPeriod(tx: Tx, workspaceId: string, from: string, to: string): Promise<Period> {
  const days = daysIn(from, to);
  if (days < 1) throw new Refusal("bad_input", "The period ends before it begins.", "to");
  if (days > mostDays) throw new Refusal("bad_input", `A period has at most ${mostDays} days.`, "to");
  const workspace = await readWorkspace(tx, workspaceId);
  return periodOf(from, to, workspace?.timeZone ?? "UTC");
}
