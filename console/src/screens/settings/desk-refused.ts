import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";

/** Does something and answers with what the server had against it, or null. */
export async function refused(deed: () => Promise<unknown>): Promise<FormProblem | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}
