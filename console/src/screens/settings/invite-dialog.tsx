import { useState } from "react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useSession } from "../../shell/session.ts";
import { useInvitations } from "./members.ts";
import { type Role, rolesGivenBy } from "./roles.ts";

type Invited = Awaited<ReturnType<typeof api.workspaces.invitations.create>>;

/** Asks whom to invite, and shows the link that lets them in, once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [invited, setInvited] = useState<Invited | null>(null);
  if (invited) return <InvitationLink invited={invited} onClose={onClose} />;
  return <Inviting onInvited={setInvited} onClose={onClose} />;
}

function Inviting({ onInvited, onClose }: { onInvited: (invited: Invited) => void; onClose: () => void }) {
  const { workspace } = useSession();
  const { renew } = useInvitations();
  const [role, setRole] = useState<Role>("agent");
  const { busy, problem, submit } = useSubmission(async ({ email }: { email: string }) => {
    try {
      onInvited(await api.workspaces.invitations.create({ workspaceId: workspace.id, email, role }));
      await renew();
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invite a colleague"
      description="They get a link from you; by it they choose a password and are in."
    >
      <Form<{ email: string }> problem={problem} onSubmit={submit}>
        <TextField label="Email" name="email" type="email" autoComplete="off" required autoFocus />
        <RadioGroup label="Role" options={rolesGivenBy(workspace.role)} value={role} onChange={setRole} />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Inviting…" : "Make the link"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function InvitationLink({ invited: { email, url, expiresAt }, onClose }: { invited: Invited; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Invitation for ${email}`}
      description="Send them this link, by a way that only they read."
      footer={
        <Button look="accent" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Copyable text={url} what="invitation link" />
        <Banner>
          It is shown this once and works once, until <RelativeTime at={expiresAt} />. If it gets lost, withdraw the
          invitation and make another.
        </Banner>
      </div>
    </Dialog>
  );
}
