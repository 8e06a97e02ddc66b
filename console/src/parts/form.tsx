import { Form as Base } from "@base-ui/react/form";
import type { ReactNode } from "react";
import { Banner } from "./banner.tsx";

/** What the server had against the input: a sentence, and the field it is about, if it is about one. */
export interface FormProblem {
  sentence: string;
  field?: string | undefined;
}

interface FormProps<Values> {
  problem?: FormProblem | null;
  /** Called with the fields' values by name, once the browser's own checks pass. */
  onSubmit: (values: Values) => void;
  children: ReactNode;
}

/** Fields and the deed they belong to. A problem is shown at its field, or above all when it is about none. */
export function Form<Values extends Record<string, unknown>>({ problem, onSubmit, children }: FormProps<Values>) {
  const errors = problem?.field ? { [problem.field]: problem.sentence } : undefined;
  return (
    <Base<Values> errors={errors} onFormSubmit={(values) => onSubmit(values)} className="flex flex-col gap-4">
      {problem && !problem.field && <Banner tone="danger">{problem.sentence}</Banner>}
      {children}
    </Base>
  );
}

/** The buttons of a form, the deed first, as the eye arrives from above. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex items-center gap-2 pt-1">{children}</div>;
}
