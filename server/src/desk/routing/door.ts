import type { FastifyInstance } from "fastify";
import type { Kernel } from "../../kernel/assemble.ts";
import { startRouter } from "./router.ts";

/** Gives out work for as long as the server serves. */
export function openRouting(http: FastifyInstance, kernel: Kernel): void {
  const router = startRouter(kernel);
  http.addHook("onClose", () => router.stop());
}
