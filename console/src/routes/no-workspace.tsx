import { DoorClosed } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { useDocumentTitle } from "../shell/document-title.ts";
import { leaveFor } from "./places.ts";

interface NoWorkspaceProps {
  email: string;
  isMemberElsewhere: boolean;
  onSignOut: () => void;
}

/** For an address of a workspace that is not one's own, and for an account that is a member of none. */
export function NoWorkspace({ email, isMemberElsewhere, onSignOut }: NoWorkspaceProps) {
  useDocumentTitle("No workspace");
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        heading="h1"
        icon={DoorClosed}
        title={isMemberElsewhere ? "You are no member of this workspace" : "You are in no workspace"}
        actions={
          <>
            {isMemberElsewhere && <Button onClick={() => void leaveFor("/")}>To your workspace</Button>}
            <Button look={isMemberElsewhere ? "quiet" : "plain"} onClick={onSignOut}>
              Sign out
            </Button>
          </>
        }
      >
        You are signed in as {email}. Ask a colleague to invite this address.
      </EmptyState>
    </main>
  );
}
