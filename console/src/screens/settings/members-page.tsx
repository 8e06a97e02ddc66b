import { UserPlus } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { useCommands } from "../../shell/use-commands.ts";
import { InvitationsSection } from "./invitations-section.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { type Member, useMembers } from "./members.ts";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";
import { roleOptions } from "./roles.ts";
import { SettingsPage } from "./settings-page.tsx";

/** Who works here, in which role, and who is invited. */
export function MembersPage() {
  const members = useMembers();
  const mayManage = useMay("members:manage");
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <SettingsPage title="Members">
      {mayManage && <InviteCommand onInvite={() => setInviting(true)} />}
      <Section
        title="Members"
        description="Who may sign in to this workspace, and what they may do here."
        actions={
          mayManage && (
            <Button look="accent" icon={UserPlus} shortcut="i" onClick={() => setInviting(true)}>
              Invite
            </Button>
          )
        }
      >
        {members.list.isPending && <SkeletonText lines={4} label="Reading the members" />}
        {members.list.isError && !members.list.data && (
          <ErrorState sentence={refusalOf(members.list.error).sentence} onRetry={() => void members.list.refetch()} />
        )}
        {members.list.data && (
          <Panel>
            {members.list.data.map((member) => (
              <MemberRow key={member.userId} member={member} onRole={members.changeRole} onRemove={setLeaving} />
            ))}
          </Panel>
        )}
      </Section>
      {mayManage && <InvitationsSection />}
      <Section title="What the roles may do">
        <DescriptionList>
          {roleOptions.map(({ value, label, hint }) => (
            <FieldRow key={value} name={label}>
              {hint}
            </FieldRow>
          ))}
        </DescriptionList>
      </Section>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      <RemoveMemberDialog
        member={leaving}
        busy={members.removing}
        onClose={() => setLeaving(null)}
        onRemove={(member) => void members.remove(member).then(() => setLeaving(null))}
      />
    </SettingsPage>
  );
}

function InviteCommand({ onInvite }: { onInvite: () => void }) {
  useCommands([
    { id: "invite", label: "Invite a colleague", group: "Settings", icon: UserPlus, shortcut: "i", run: onInvite },
  ]);
  return null;
}
