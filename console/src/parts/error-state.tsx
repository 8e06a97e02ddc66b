import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface ErrorStateProps {
  title?: string;
  /** Set to `h1` where this is all there is on the page. */
  heading?: "h1" | "p";
  /** The sentence that came with the refusal: what is wrong and what to do. */
  sentence: string;
  onRetry?: () => void;
  actions?: ReactNode;
  /** Technical words for whoever is asked for help. */
  detail?: string;
}

/** Something could not be shown, why, and what to do. */
export function ErrorState({
  title = "This could not be loaded",
  heading: Heading = "p",
  sentence,
  onRetry,
  actions,
  detail,
}: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-16 text-center">
      <span className="mb-3 flex size-9 items-center justify-center rounded-md border border-danger-line bg-danger-tint text-danger-text">
        <CircleAlert size={16} aria-hidden />
      </span>
      <Heading className="font-medium">{title}</Heading>
      <p className="mt-1 max-w-96 text-pretty text-muted">{sentence}</p>
      <div className="mt-4 flex gap-2 empty:hidden">
        {onRetry && (
          <Button icon={RotateCw} onClick={onRetry}>
            Try again
          </Button>
        )}
        {actions}
      </div>
      {detail && (
        <details className="mt-4 max-w-full text-left text-meta text-muted">
          <summary className="text-center">Details</summary>
          <pre className="mt-2 max-h-48 max-w-xl overflow-auto rounded-md border bg-sunken p-2 font-mono whitespace-pre-wrap">
            {detail}
          </pre>
        </details>
      )}
    </div>
  );
}
