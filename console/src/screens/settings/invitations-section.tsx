import { Mail } from "lucide-react";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { type Invitation, useInvitations } from "./members.ts";
import { roleName } from "./roles.ts";

/** Who has been invited and has not come yet. */
export function InvitationsSection() {
  const { list, withdraw } = useInvitations();
  const open = list.data?.filter(({ state }) => state === "pending" || state === "expired") ?? [];
  if (open.length === 0) return null;
  return (
    <Section title="Invitations" description="Links that have not been used. A link is shown once, when it is made.">
      <Panel>
        {open.map((invitation) => (
          <InvitationRow
            key={invitation.invitationId}
            invitation={invitation}
            onWithdraw={() => withdraw(invitation)}
          />
        ))}
      </Panel>
    </Section>
  );
}

function InvitationRow({ invitation, onWithdraw }: { invitation: Invitation; onWithdraw: () => void }) {
  const { email, role, invitedBy, invitedAt, expiresAt, state } = invitation;
  return (
    <PanelRow>
      <Mail size={16} className="mx-1 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <div className="truncate font-medium">{email}</div>
        <div className="truncate text-meta text-muted">
          By {invitedBy} <RelativeTime at={invitedAt} />
          {state === "pending" && (
            <>
              , open until <RelativeTime at={expiresAt} />
            </>
          )}
        </div>
      </div>
      {state === "expired" && <Badge tone="warning">Expired</Badge>}
      <span className="shrink-0 text-muted">{roleName(role)}</span>
      {state === "pending" && (
        <Button size="small" onClick={onWithdraw} aria-label={`Withdraw the invitation of ${email}`}>
          Withdraw
        </Button>
      )}
    </PanelRow>
  );
}
