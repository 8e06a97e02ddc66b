import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { useDocumentTitle } from "./document-title.ts";

/** An address that leads nowhere. */
export function NotFound() {
  useDocumentTitle("Not found");
  return (
    <EmptyState
      icon={Compass}
      heading="h1"
      title="There is nothing at this address"
      actions={
        <>
          <Button onClick={() => window.history.back()}>Go back</Button>
          <Link to="/" className="inline-flex h-7 items-center rounded-md px-2.5 font-medium hover:bg-hover">
            To the start
          </Link>
        </>
      }
    >
      It may have been removed, or belong to another workspace.
    </EmptyState>
  );
}
