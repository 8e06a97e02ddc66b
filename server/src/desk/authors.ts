import type { Tx } from "../kernel/database.ts";
import { namesOfActors } from "../workspaces/public.ts";
import { customerNames } from "./customer-name.sql.ts";
import type { Author } from "./shapes.ts";

const kinds = ["customer", "member", "key", "rule", "bot", "system"] as const;

const unnamed: Record<Author["kind"], string> = {
  customer: "Customer",
  member: "Former member",
  key: "A key",
  rule: "A rule",
  bot: "Bot",
  system: "Throughline",
};

/** Authors as people are shown them, by how they are stored. */
export async function authorsOf(
  tx: Tx,
  workspaceId: string,
  authors: readonly string[],
): Promise<(author: string) => Author> {
  const distinct = [...new Set(authors)];
  const customers = distinct.flatMap((author) => (author.startsWith("customer:") ? [author.slice(9)] : []));
  const [ofActors, ofCustomers] = [
    customers.length < distinct.length ? await namesOfActors(tx, workspaceId, distinct) : new Map<string, string>(),
    customers.length > 0 ? await customerNames(tx, workspaceId, customers) : new Map<string, string>(),
  ];
  return (author) => {
    const { kind, id } = partsOf(author);
    const name = kind === "customer" ? ofCustomers.get(id ?? "") : ofActors.get(author);
    return { kind, id, name: name ?? unnamed[kind] };
  };
}

function partsOf(author: string): Pick<Author, "kind" | "id"> {
  const [kind, id] = author.split(":", 2);
  const known = kinds.find((one) => one === kind);
  if (!known) throw new Error(`“${author}” is no author.`);
  return { kind: known, id: id ?? null };
}
