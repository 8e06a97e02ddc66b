import type { ErrorComponentProps } from "@tanstack/react-router";
import { refusalOf } from "../api/refusal.ts";
import { ErrorState } from "../parts/error-state.tsx";
import { useDocumentTitle } from "./document-title.ts";

/** What stands where a screen should be when it failed. The rest of the console goes on. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const refusal = refusalOf(error);
  useDocumentTitle("Something went wrong");
  return (
    <ErrorState
      heading="h1"
      title="This screen could not be shown"
      sentence={refusal.sentence}
      detail={refusal.code === "unexpected" && error instanceof Error ? error.stack : undefined}
      onRetry={reset}
    />
  );
}
