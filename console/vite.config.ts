import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { partsPage } from "./parts-page.ts";
import { themeBootstrap } from "./theme-bootstrap.ts";

const server = process.env.THROUGHLINE_URL ?? "http://localhost:4600";

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: "/",
  plugins: [partsPage(), themeBootstrap(), react(), tailwindcss()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The server forbids `data:` sources, so nothing is inlined.
    assetsInlineLimit: 0,
    // `--mode parts` builds the gallery instead, for the tests.
    rolldownOptions: { input: mode === "parts" ? "parts.html" : "index.html" },
  },
  server: {
    proxy: {
      "/api": { target: server, ws: true },
      "/v1": { target: server },
      "/sdk.js": { target: server },
      "/demo": { target: server },
    },
  },
}));
