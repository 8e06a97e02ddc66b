/** What an address says of the list of companies: `?q=roast`. */
export interface CompaniesSearch {
  q?: string | undefined;
}

/** Reads an address, leaving out what is not usable. */
export function companiesSearch({ q }: Record<string, unknown>): CompaniesSearch {
  // The router reads a lone number in an address as a number.
  const text = typeof q === "number" ? String(q) : q;
  return { q: typeof text === "string" && text !== "" ? text.slice(0, 200) : undefined };
}
