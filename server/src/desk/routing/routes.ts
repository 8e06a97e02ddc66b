import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { type Call, procedures } from "../../kernel/procedures.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { listHeld, listStays } from "./board.sql.ts";
import { readAgent, readBoard } from "./board.ts";
import { routing as contract } from "./contract.ts";
import { changeSkill, makeSkill, refuseUnlessAnswers, removeSkill, setCapacity, setSkills } from "./members.ts";
import { acceptOffer, putFirst } from "./moves.ts";
import { listRules } from "./settings.sql.ts";
import { changeRule, changeSettings, makeRule, orderRules, readSettings, removeRule } from "./settings.ts";
import { listShifts } from "./shift.sql.ts";
import { listSkills } from "./skill.sql.ts";
import { notePresence, setStatus } from "./status.ts";

const api = procedures(contract);

function within<T>({ kernel }: Call, { workspaceId }: { workspaceId: string }, work: (tx: Tx) => Promise<T>) {
  return inWorkspace(kernel.db, workspaceId, work);
}

/** The member who calls; a key is nobody who could take work. */
function self({ caller }: Call): string {
  if (!caller.userId) throw new Refusal("forbidden", "Only a signed-in member takes work; a key does not.");
  return caller.userId;
}

export const routingRoutes = api.router({
  me: api.me.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      const memberId = self(context);
      const agent = await readAgent(tx, input.workspaceId, memberId, context.kernel.clock.now());
      const [shift] = await listShifts(tx, input.workspaceId, memberId, 1);
      const { status = "available", reason = "", begunAt: since = null } = shift ?? {};
      return { agent: agent ?? null, status, reason, since };
    }),
  ),
  setMe: api.setMe.handler(({ context, input: { workspaceId, status, reason } }) =>
    within(context, { workspaceId }, async (tx) => {
      const [memberId, by, at] = [self(context), context.caller.actor, context.kernel.clock.now()];
      await setStatus(tx, workspaceId, { memberId, status, reason, by, at });
      return {};
    }),
  ),
  present: api.present.handler(({ context, input: { workspaceId } }) =>
    within(context, { workspaceId }, async (tx) => {
      await notePresence(tx, workspaceId, self(context), context.kernel.clock.now());
      return {};
    }),
  ),
  setStatus: api.setStatus.handler(({ context, input: { workspaceId, memberId, status, reason } }) =>
    within(context, { workspaceId }, async (tx) => {
      await refuseUnlessAnswers(tx, workspaceId, memberId);
      const [by, at] = [context.caller.actor, context.kernel.clock.now()];
      await setStatus(tx, workspaceId, { memberId, status, reason, by, at });
      return {};
    }),
  ),
  shifts: api.shifts.handler(({ context, input: { workspaceId, memberId, limit } }) =>
    within(context, { workspaceId }, (tx) => listShifts(tx, workspaceId, memberId, limit)),
  ),
  board: api.board.handler(({ context, input: { workspaceId, limit } }) =>
    within(context, { workspaceId }, (tx) => readBoard(tx, workspaceId, limit, context.kernel.clock.now())),
  ),
  holding: api.holding.handler(({ context, input: { workspaceId, memberId } }) =>
    within(context, { workspaceId }, (tx) => listHeld(tx, workspaceId, memberId)),
  ),
  putFirst: api.putFirst.handler(({ context, input: { workspaceId, conversationId } }) =>
    within(context, { workspaceId }, async (tx) => {
      await putFirst(tx, { workspaceId, conversationId }, context.caller.actor, context.kernel.clock.now());
      return {};
    }),
  ),
  accept: api.accept.handler(({ context, input: { workspaceId, conversationId } }) =>
    within(context, { workspaceId }, async (tx) => {
      await acceptOffer(tx, { workspaceId, conversationId }, self(context), context.kernel.clock.now());
      return {};
    }),
  ),
  decisions: api.decisions.handler(({ context, input: { workspaceId, conversationId } }) =>
    within(context, { workspaceId }, (tx) => listStays(tx, workspaceId, conversationId)),
  ),
  settings: {
    get: api.settings.get.handler(({ context, input }) =>
      within(context, input, (tx) => readSettings(tx, input.workspaceId)),
    ),
    change: api.settings.change.handler(({ context, input: { workspaceId, ...settings } }) =>
      within(context, { workspaceId }, (tx) =>
        changeSettings(tx, workspaceId, settings, context.caller, context.kernel.clock.now()),
      ),
    ),
  },
  rules: {
    list: api.rules.list.handler(({ context, input }) =>
      within(context, input, (tx) => listRules(tx, input.workspaceId)),
    ),
    make: api.rules.make.handler(({ context, input: { workspaceId, ...rule } }) =>
      within(context, { workspaceId }, (tx) =>
        makeRule(tx, workspaceId, rule, context.caller, context.kernel.clock.now()),
      ),
    ),
    order: api.rules.order.handler(({ context, input: { workspaceId, ruleIds } }) =>
      within(context, { workspaceId }, (tx) => orderRules(tx, workspaceId, ruleIds, context.caller)),
    ),
    change: api.rules.change.handler(({ context, input: { workspaceId, ...rule } }) =>
      within(context, { workspaceId }, (tx) =>
        changeRule(tx, workspaceId, rule, context.caller, context.kernel.clock.now()),
      ),
    ),
    remove: api.rules.remove.handler(({ context, input: { workspaceId, ruleId } }) =>
      within(context, { workspaceId }, (tx) =>
        removeRule(tx, workspaceId, ruleId, context.caller, context.kernel.clock.now()),
      ),
    ),
  },
  skills: {
    list: api.skills.list.handler(({ context, input }) =>
      within(context, input, (tx) => listSkills(tx, input.workspaceId)),
    ),
    make: api.skills.make.handler(({ context, input: { workspaceId, name } }) =>
      within(context, { workspaceId }, (tx) =>
        makeSkill(tx, workspaceId, name, context.caller, context.kernel.clock.now()),
      ),
    ),
    rename: api.skills.rename.handler(({ context, input: { workspaceId, ...skill } }) =>
      within(context, { workspaceId }, (tx) => changeSkill(tx, workspaceId, skill, context.caller)),
    ),
    remove: api.skills.remove.handler(({ context, input: { workspaceId, skillId } }) =>
      within(context, { workspaceId }, async (tx) => {
        await removeSkill(tx, workspaceId, skillId, context.caller);
        return {};
      }),
    ),
  },
  setSkills: api.setSkills.handler(({ context, input: { workspaceId, memberId, skills } }) =>
    within(context, { workspaceId }, async (tx) => {
      await setSkills(tx, workspaceId, memberId, skills, context.caller, context.kernel.clock.now());
      return {};
    }),
  ),
  setCapacity: api.setCapacity.handler(({ context, input: { workspaceId, memberId, ...capacity } }) =>
    within(context, { workspaceId }, async (tx) => {
      await setCapacity(tx, workspaceId, memberId, capacity, context.caller, context.kernel.clock.now());
      return {};
    }),
  ),
});
