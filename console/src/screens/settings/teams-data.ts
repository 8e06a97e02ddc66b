import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { refused } from "./desk-refused.ts";

export type Team = Awaited<ReturnType<typeof api.desk.teams.list>>[number];
export type Skill = Awaited<ReturnType<typeof api.desk.routing.skills.list>>[number];
export type Agent = Awaited<ReturnType<typeof api.desk.routing.board>>["agents"][number];

export interface TeamName {
  name: string;
  emoji: string;
}

/** The teams, and what can be done about them. */
export function useTeams() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.desk.teams.key() }),
      cache.invalidateQueries({ queryKey: queries.desk.routing.key() }),
    ]);
  };
  const add = useMutation(queries.desk.teams.addMember.mutationOptions({ onSuccess: renew }));
  const remove = useMutation(queries.desk.teams.removeMember.mutationOptions({ onSuccess: renew }));
  const end = useMutation(queries.desk.teams.end.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.desk.teams.list.queryOptions({ input: { workspaceId } })),
    make: (said: TeamName) => refused(() => api.desk.teams.make({ workspaceId, ...said }).then(renew)),
    rename: ({ teamId }: Team, said: TeamName) =>
      refused(() => api.desk.teams.change({ workspaceId, teamId, ...said }).then(renew)),
    ending: end.isPending,
    end: ({ teamId, name }: Team, onEnded: () => void) =>
      end.mutate(
        { workspaceId, teamId },
        {
          onSuccess: () => {
            onEnded();
            notify({ title: `The team “${name}” has ended` });
          },
        },
      ),
    add: ({ teamId }: Team, memberId: string) => add.mutate({ workspaceId, teamId, memberId }),
    remove: ({ teamId, name: team }: Team, memberId: string, name: string) =>
      remove.mutate(
        { workspaceId, teamId, memberId },
        {
          onSuccess: () =>
            notify({ title: `${name} left ${team}`, undo: () => add.mutate({ workspaceId, teamId, memberId }) }),
        },
      ),
  };
}

/** The skills of the workspace, and what can be done about them. */
export function useSkills() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.desk.routing.key() });
  const remove = useMutation(queries.desk.routing.skills.remove.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.desk.routing.skills.list.queryOptions({ input: { workspaceId } })),
    make: (name: string) => refused(() => api.desk.routing.skills.make({ workspaceId, name }).then(renew)),
    rename: ({ skillId }: Skill, name: string) =>
      refused(() => api.desk.routing.skills.rename({ workspaceId, skillId, name }).then(renew)),
    remove: ({ skillId, name }: Skill, onRemoved: () => void) =>
      remove.mutate(
        { workspaceId, skillId },
        {
          onSuccess: () => {
            onRemoved();
            notify({ title: `The skill “${name}” is removed` });
          },
        },
      ),
    removing: remove.isPending,
  };
}

export interface Ability {
  skills: Agent["skills"];
  own: Agent["own"];
}

/** Everybody who works in a team, by their id, and the way to say what they can do. */
export function useAgents() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const board = useQuery(queries.desk.routing.board.queryOptions({ input: { workspaceId, limit: 1 } }));
  const settings = useQuery(queries.desk.routing.settings.get.queryOptions({ input: { workspaceId } }));
  const change = (memberId: string, { skills, own }: Ability) =>
    refused(async () => {
      await api.desk.routing.setSkills({ workspaceId, memberId, skills });
      await api.desk.routing.setCapacity({ workspaceId, memberId, ...own });
      await cache.invalidateQueries({ queryKey: queries.desk.routing.key() });
    });
  return {
    agents: new Map(board.data?.agents.map((agent) => [agent.memberId, agent])),
    settings: settings.data,
    change,
  };
}
