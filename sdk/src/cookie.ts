import { attempt } from "./attempt.ts";

/** Reads a cookie of this page. */
export function readCookie(name: string): string | undefined {
  return (attempt(() => document.cookie) ?? "")
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** Writes a first-party cookie for the widest domain that the browser accepts; zero seconds removes it. */
export function writeCookie(name: string, value: string, maxAgeSeconds: number): void {
  const attributes = `; path=/; max-age=${maxAgeSeconds}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  for (const domain of domainsFromWidest(location.hostname)) {
    attempt(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from pages without HTTPS.
      document.cookie = `${name}=${value}${attributes}${domain && `; domain=${domain}`}`;
    });
    if (readCookie(name) === (maxAgeSeconds ? value : undefined)) return;
  }
}

// www.example.co.uk: co.uk is refused by the browser, example.co.uk holds, so shop.example.co.uk sees the same visitor.
function domainsFromWidest(hostname: string): string[] {
  const labels = hostname.split(".");
  return [...labels.slice(1).map((_, narrower) => labels.slice(-2 - narrower).join(".")), ""];
}
