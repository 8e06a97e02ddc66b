import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useMay, useSession } from "../../shell/session.ts";

export type Member = Awaited<ReturnType<typeof api.workspaces.members.list>>[number];
export type Invitation = Awaited<ReturnType<typeof api.workspaces.invitations.list>>[number];

/** The members, and what can be done about them. */
export function useMembers() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.workspaces.members.key() });
  const change = useMutation(queries.workspaces.members.change.mutationOptions({ onSuccess: renew }));
  const remove = useMutation(queries.workspaces.members.remove.mutationOptions({ onSuccess: renew }));

  const changeRole = ({ userId, name, role: before }: Member, role: Member["role"]) =>
    change.mutate(
      { workspaceId, userId, role },
      {
        onSuccess: () =>
          notify({
            title: `${name} is now ${role}`,
            undo: () => change.mutate({ workspaceId, userId, role: before }),
          }),
      },
    );
  return {
    list: useQuery(queries.workspaces.members.list.queryOptions({ input: { workspaceId } })),
    changeRole,
    removing: remove.isPending,
    remove: async ({ userId, name }: Member) => {
      await remove.mutateAsync({ workspaceId, userId });
      notify({ title: `${name} is no member any more` });
    },
  };
}

/** Invitations that wait or have lapsed. */
export function useInvitations() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.workspaces.invitations.key() });
  const withdraw = useMutation(queries.workspaces.invitations.withdraw.mutationOptions({ onSuccess: renew }));
  const enabled = useMay("members:manage");
  return {
    list: useQuery(queries.workspaces.invitations.list.queryOptions({ input: { workspaceId }, enabled })),
    renew,
    withdraw: ({ invitationId, email }: Invitation) =>
      withdraw.mutate(
        { workspaceId, invitationId },
        { onSuccess: () => notify({ title: `The invitation of ${email} is withdrawn` }) },
      ),
  };
}
