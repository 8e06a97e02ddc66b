import { useState } from "react";
import type { FormProblem } from "./form.tsx";

/** Sends a form's values; answers with what was wrong, or null when all is well. */
export type Submit<Values> = (values: Values) => Promise<FormProblem | null>;

export interface Submission<Values> {
  busy: boolean;
  problem: FormProblem | null;
  submit: (values: Values) => void;
}

/** Runs a form's deed once at a time and keeps what was wrong with it. */
export function useSubmission<Values>(deed: Submit<Values>): Submission<Values> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const submit = (values: Values) => {
    if (busy) return;
    setBusy(true);
    void deed(values)
      .then(setProblem)
      .finally(() => setBusy(false));
  };
  return { busy, problem, submit };
}
