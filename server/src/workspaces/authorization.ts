/** The key that an Authorization header carries, as Bearer token or as the user of Basic. */
export function keyIn(authorization: string | undefined): string | undefined {
  const [, scheme, value = ""] = /^(bearer|basic)\s+(\S+)\s*$/i.exec(authorization ?? "") ?? [];
  if (scheme === undefined) return undefined;
  if (scheme.toLowerCase() === "bearer") return value;
  return Buffer.from(value, "base64").toString("utf8").split(":", 1)[0];
}
