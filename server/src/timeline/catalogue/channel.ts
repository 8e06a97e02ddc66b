/** How a touchpoint reached us, as far as its source and context tell; a name's own channel in the catalogue comes before it. */
export function channelOf(_from: { source: "browser" | "server"; context: Record<string, unknown> }): string {
  return "web";
}
