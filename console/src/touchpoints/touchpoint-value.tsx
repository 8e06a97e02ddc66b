import { Numeral } from "../parts/numeral.tsx";
import { useSession } from "../shell/session.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** What a touchpoint was worth, in its own currency or else the workspace's. */
export function TouchpointValue({ value, properties }: Pick<Touchpoint, "value" | "properties">) {
  const { currency } = useSession().workspace;
  if (value === null) return null;
  const own = properties.currency;
  return <Numeral money={value} currency={typeof own === "string" ? own : currency} />;
}
