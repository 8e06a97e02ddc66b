/** Whether a page may show a chat. An empty list lets any page; what is no page (an app, a program) sends no origin. */
export function isOriginAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.length === 0) return true;
  return allowed.some((pattern) => matches(origin.toLowerCase(), pattern));
}

function matches(origin: string, pattern: string): boolean {
  const [scheme, host] = pattern.split("://*.");
  if (host === undefined) return origin === pattern;
  // Every host below the named one, but not that itself, as in a certificate.
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
}
