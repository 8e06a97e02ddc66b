import { PencilLine } from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { usePresent } from "../../../conversations/presence.tsx";

/** That a colleague is answering too, before both have. */
export function Collision() {
  const { me } = useDesk();
  const typing = usePresent().members.filter(({ memberId, state }) => memberId !== me && state === "typing");
  return (
    <div role="status">
      {typing.length > 0 && (
        <p className="flex items-center gap-2 border-t border-warning-line bg-warning-wash px-4 py-1.5">
          <PencilLine size={16} className="shrink-0 text-warning-text" aria-hidden />
          <span className="min-w-0 truncate">
            <span className="font-medium">{typing.map(({ name }) => name).join(" and ")}</span>{" "}
            {typing.length === 1 ? "is" : "are"} replying
          </span>
        </p>
      )}
    </div>
  );
}
