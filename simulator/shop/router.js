const base = new URL(document.baseURI).pathname;

/** The address of a page of the shop. */
export function to(path) {
  return base + path;
}

/**
 * Shows the page that the address means, now and on each later step. A page is
 * `{ title, content, whenShown?(main) }`; `pageFor(path, query)` answers it.
 */
export function startRouter(main, pageFor) {
  function show(isFirst) {
    const path = decodeURI(location.pathname).slice(base.length).replace(/\/$/, "");
    const page = pageFor(path, new URLSearchParams(location.search));
    document.title = page.title ? `${page.title} · Bluebird Coffee Roasters` : "Bluebird Coffee Roasters";
    main.innerHTML = page.content;
    main.dataset.page = path.split("/")[0] || "home";
    // A screen reader starts reading at the new page, as after a page load.
    if (!isFirst) main.focus({ preventScroll: true });
    page.whenShown?.(main);
    document.dispatchEvent(new CustomEvent("shop:page", { detail: path }));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || isForBrowser(event, link)) return;
    event.preventDefault();
    if (link.dataset.skip !== undefined) return main.focus();
    go(link.pathname.slice(base.length) + link.search);
  });
  addEventListener("popstate", () => show());
  document.addEventListener("shop:go", () => {
    show();
    scrollTo({ top: 0, behavior: "instant" });
  });
  show(true);
}

/** Goes to a page of the shop; `replace` leaves no step behind to come back to. */
export function go(path, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"]({}, "", to(path));
  document.dispatchEvent(new Event("shop:go"));
}

function isForBrowser(event, link) {
  const isSpecial =
    event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return isSpecial || link.target || link.origin !== location.origin || !link.pathname.startsWith(base);
}
