import { ShieldCheck, UserMinus } from "lucide-react";
import { Avatar } from "../../parts/avatar.tsx";
import { Badge } from "../../parts/badge.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Select } from "../../parts/select.tsx";
import { useMay, useSession } from "../../shell/session.ts";
import type { Member } from "./members.ts";
import { roleName, rolesGivenBy } from "./roles.ts";

interface MemberRowProps {
  member: Member;
  onRole: (member: Member, role: Member["role"]) => void;
  onRemove: (member: Member) => void;
}

/** One member: who, when last here, in which role. */
export function MemberRow({ member, onRole, onRemove }: MemberRowProps) {
  const { account, workspace } = useSession();
  const mayManage = useMay("members:manage");
  const { name, email, role, secondFactor, lastSeenAt, userId } = member;
  const own = userId === account.id;
  // An admin cannot touch owners; nobody changes their own role, so that no workspace is left without an owner by a slip.
  const mayChange = mayManage && !own && (workspace.role === "owner" || role !== "owner");
  return (
    <PanelRow>
      <Avatar name={name} />
      <div className="min-w-0 grow">
        <div className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {own && <Badge>You</Badge>}
          {secondFactor && (
            <Badge tone="positive" icon={ShieldCheck}>
              Second factor
            </Badge>
          )}
        </div>
        <div className="truncate text-meta text-muted">
          {email}
          {lastSeenAt && (
            <>
              {" · last here "}
              <RelativeTime at={lastSeenAt} />
            </>
          )}
        </div>
      </div>
      {mayChange ? (
        <>
          <div className="w-28 shrink-0">
            <Select
              label={`Role of ${name}`}
              labelHidden
              size="small"
              items={rolesGivenBy(workspace.role).map(({ value }) => ({ value, label: roleName(value) }))}
              value={role}
              onChange={(next) => next !== role && onRole(member, next)}
            />
          </div>
          <IconButton icon={UserMinus} label={`Remove ${name}`} onClick={() => onRemove(member)} />
        </>
      ) : (
        <span className="shrink-0 text-muted">{roleName(role)}</span>
      )}
    </PanelRow>
  );
}
