import { oc } from "@orpc/contract";

/** What a procedure declares about who may call it: "open", "signed_in", or the name of a permission. */
export interface Declared {
  access: string;
}

/** Begins the contract of a procedure that needs `access`. */
export function procedureFor<Access extends string>(access: Access) {
  return oc.$meta<Declared>({ access });
}
