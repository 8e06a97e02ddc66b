import { useDesk } from "../../../conversations/desk-context.ts";
import { usePresent } from "../../../conversations/presence.tsx";
import { Avatar } from "../../../parts/avatar.tsx";
import { classes } from "../../../parts/classes.ts";

const mostShown = 3;

/** Which colleagues have the conversation before them too. */
export function Viewers() {
  const { me } = useDesk();
  const others = usePresent().members.filter(({ memberId }) => memberId !== me);
  if (others.length === 0) return null;
  return (
    <ul aria-label="Also here" className="flex shrink-0 items-center -space-x-1 pr-1">
      {others.slice(0, mostShown).map(({ memberId, name, state }) => {
        const words = state === "typing" ? `${name} is replying` : `${name} is here too`;
        return (
          <li key={memberId} title={words}>
            <span
              role="img"
              aria-label={words}
              className={classes(
                "flex rounded-full border-2",
                state === "typing" ? "border-warning-solid" : "border-canvas",
              )}
            >
              <Avatar name={name} size="small" />
            </span>
          </li>
        );
      })}
      {others.length > mostShown && <li className="pl-2 text-meta text-muted">+{others.length - mostShown}</li>}
    </ul>
  );
}
