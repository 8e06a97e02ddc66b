import { addressOfPage, type Visit } from "./context.ts";

export interface Navigation {
  /** The page that the visitor is on. */
  current(): Visit;
  /** Reports at once what is not reported yet, up to a visit of `href`. */
  settle(href: string): void;
}

/** Watches the address that a single-page app writes, from `href` on, and reports each new page once. */
export function watchNavigation(href: string, report: (visit: Visit) => void): Navigation {
  let current: Visit = { url: addressOfPage(href), referrer: document.referrer };
  let unreported: Visit | undefined;

  function reportNow(): void {
    const visit = unreported;
    unreported = undefined;
    if (visit) report(visit);
  }

  function arrive(at: string, isReplacing?: boolean): void {
    const url = addressOfPage(at);
    if (url === current.url) return;
    if (!isReplacing) reportNow();
    // A replacement in the same turn is a redirect: one visit, from where the visitor came before both.
    current = { url, referrer: unreported ? unreported.referrer : current.url };
    if (!unreported) setTimeout(reportNow); // The app sets the title after the address.
    unreported = current;
  }

  for (const method of ["pushState", "replaceState"] as const) {
    const original = history[method];
    history[method] = function (...args) {
      original.apply(this, args);
      arrive(location.href, method === "replaceState");
    };
  }
  addEventListener("popstate", () => arrive(location.href));
  // The browser brought the page back as it was, scripts and all: the visitor sees it anew.
  addEventListener("pageshow", ({ persisted }) => persisted && report(current));
  // The app may have moved on while this script was loading.
  setTimeout(() => arrive(location.href));

  return {
    current: () => current,
    settle(at) {
      arrive(at);
      reportNow();
    },
  };
}
