/** Text that is HTML already. */
export interface Html {
  safe: string;
}

/** Writes HTML; whatever is put in is escaped, unless it is HTML. */
export function html(texts: TemplateStringsArray, ...values: (Html | string | number | undefined)[]): Html {
  const written = values.map((value) => (typeof value === "object" ? value.safe : escaped(String(value ?? ""))));
  return { safe: texts.map((text, index) => text + (written[index] ?? "")).join("") };
}

/** Several pieces, one after the other. */
export function joined(pieces: readonly Html[]): Html {
  return { safe: pieces.map(({ safe }) => safe).join("") };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
