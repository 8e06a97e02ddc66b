import type { Plugin } from "vite";

/** Serves the gallery of parts at `/parts` in development. It is an entry of its own, so the product never holds it. */
export function partsPage(): Plugin {
  return {
    name: "throughline-parts-page",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/parts(\/|\?|$)/.test(request.url ?? "")) request.url = "/parts.html";
        next();
      });
    },
  };
}
