import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { BookText } from "lucide-react";
import { PageHeader } from "../../parts/page-header.tsx";
import { TextLink } from "../../parts/text-link.tsx";
import { useSession } from "../../shell/session.ts";
import { useCommands } from "../../shell/use-commands.ts";
import { PageDenied } from "./page-denied.tsx";
import { placeGroups } from "./settings-places.ts";

const placeLook =
  "flex h-7 items-center gap-2 rounded-md px-2 text-text hover:bg-hover aria-[current=page]:bg-pressed aria-[current=page]:font-medium";

/** The settings' pages on the left, and the one that is open. */
export function SettingsLayout() {
  const { permissions } = useSession().workspace;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const denied = placeGroups
    .flatMap(({ places }) => places)
    .find(({ to, needs }) => pathname === to && !permissions.includes(needs));
  const groups = placeGroups
    .map(({ label, places }) => ({ label, places: places.filter(({ needs }) => permissions.includes(needs)) }))
    .filter(({ places }) => places.length > 0);
  useCommands(
    groups.flatMap(({ places }) =>
      places.map(({ label, to, icon, keywords }) => ({
        id: `settings ${to}`,
        label: `Settings: ${label}`,
        group: "Settings",
        icon,
        keywords,
        run: () => void navigate({ to }),
      })),
    ),
  );
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex min-h-0 grow">
        <nav aria-label="Settings" className="flex w-44 shrink-0 flex-col gap-4 overflow-y-auto border-r p-2 pt-3">
          {groups.map(({ label, places }) => (
            <div key={label}>
              <div className="px-2 pb-1 text-meta text-muted">{label}</div>
              <div className="flex flex-col gap-px">
                {places.map(({ label: name, to, icon: Icon }) => (
                  <Link key={to} to={to} className={placeLook}>
                    <Icon size={16} className="shrink-0 text-muted" aria-hidden />
                    {name}
                  </Link>
                ))}
              </div>
            </div>
          ))}
          <div className="flex items-center gap-2 px-2">
            <BookText size={16} className="shrink-0 text-muted" aria-hidden />
            <TextLink href="/api/docs" outside>
              API
            </TextLink>
          </div>
        </nav>
        <div className="flex min-w-0 grow flex-col">{denied ? <PageDenied label={denied.label} /> : <Outlet />}</div>
      </div>
    </>
  );
}
