import { procedures } from "../kernel/procedures.ts";
import { contract } from "./contract.ts";
import { erasePerson } from "./erase.ts";

const api = procedures(contract);

/** What a company owes each person about their data. */
export const personalRoutes = {
  erase: api.erase.handler(({ context: { kernel, caller }, input }) => erasePerson(kernel, { ...input, by: caller })),
};
