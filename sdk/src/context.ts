import type { Context, PageContext } from "./message.ts";

const LIBRARY = { name: "throughline.js", version: "0.1.0" };

/** A page as it was visited: its address without a plain fragment, and where the visitor came from. */
export interface Visit {
  url: string;
  referrer: string;
}

/** The page part of the context, which a page call repeats as its properties. */
export function describePage({ url, referrer }: Visit): PageContext {
  const { pathname, search } = new URL(url);
  // A call that was made before the client loaded may belong to a page whose title is gone.
  return { path: pathname, referrer, search, title: url === addressOfPage() ? document.title : "", url };
}

/** What every message says about its page and browser. */
export function describeContext(visit: Visit): Context {
  const campaign = readCampaign(visit.url);
  return {
    page: describePage(visit),
    ...(campaign && { campaign }),
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: navigator.userAgent,
    library: LIBRARY,
  };
}

/** The address that makes a page: without a fragment, unless the fragment is a route (`#/cart`). */
export function addressOfPage(href: string = location.href): string {
  return href.replace(/#(?!!?\/).*/, "");
}

function readCampaign(url: string): Record<string, string> | undefined {
  const tags = [...new URL(url).searchParams]
    .filter(([key, value]) => /^utm_./.test(key) && value)
    .map(([key, value]) => [key === "utm_campaign" ? "name" : key.slice(4), value]);
  return tags.length ? Object.fromEntries(tags) : undefined;
}
