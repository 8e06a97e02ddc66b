import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { themeBootstrap } from "./theme-bootstrap.ts";

const server = process.env.THROUGHLINE_URL ?? "http://localhost:4600";

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [themeBootstrap(), react(), tailwindcss()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The server forbids `data:` sources, so nothing is inlined.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      "/api": { target: server, ws: true },
      "/v1": { target: server },
      "/sdk.js": { target: server },
      "/demo": { target: server },
    },
  },
});
