import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { refused } from "./desk-refused.ts";

export type Calendar = Awaited<ReturnType<typeof api.desk.calendars.list>>[number];
export type Definition = Calendar["definition"];
export type CalendarSaid = Pick<Calendar, "name" | "definition" | "isStandard">;

/** Business calendars, and what can be done about them. */
export function useCalendars() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.desk.calendars.key() });
  const end = useMutation(queries.desk.calendars.end.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.desk.calendars.list.queryOptions({ input: { workspaceId } })),
    save: (calendarId: string | null, said: CalendarSaid) =>
      refused(async () => {
        if (calendarId) await api.desk.calendars.change({ workspaceId, calendarId, ...said });
        else await api.desk.calendars.make({ workspaceId, ...said });
        await renew();
      }),
    end: ({ calendarId, name }: Calendar, onEnded: () => void) =>
      end.mutate(
        { workspaceId, calendarId },
        {
          onSuccess: () => {
            onEnded();
            notify({ title: `The calendar “${name}” is removed` });
          },
        },
      ),
    ending: end.isPending,
  };
}

/** When such a calendar is open, in the seven days from today on. */
export function useOpenWeek(definition: Definition) {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(
    queries.desk.calendars.preview.queryOptions({
      input: { workspaceId, definition },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
}
