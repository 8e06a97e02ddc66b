import { Globe, KeyRound, Server } from "lucide-react";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Tooltip } from "../../parts/tooltip.tsx";
import { type Key, keyUseOf, keyUses } from "./keys.ts";
import { scopeCount, scopesInWords } from "./scopes.ts";

const icons = { browser: Globe, server: Server, secret: KeyRound } as const;

/** One key: what it is for, how to recognise it, and when it was last used. */
export function KeyRow({ shown, onRevoke }: { shown: Key; onRevoke?: ((key: Key) => void) | undefined }) {
  const { name, prefix, publicValue, createdAt, lastUsedAt, revokedAt, scopes } = shown;
  const use = keyUseOf(shown);
  const Icon = icons[use];
  return (
    <PanelRow>
      <Icon size={16} className="shrink-0 self-start mt-0.5 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <div className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {revokedAt && <span className="shrink-0 text-muted">{keyUses[use].label}</span>}
          {use === "secret" && (
            <Tooltip label={scopesInWords(scopes)}>
              <button type="button" className="rounded-sm">
                <Badge>{scopeCount(scopes)}</Badge>
              </button>
            </Tooltip>
          )}
        </div>
        <div className="flex min-w-0 items-center gap-1 text-meta text-muted">
          <code className="truncate font-mono">{publicValue ?? `${prefix}…`}</code>
          {publicValue && !revokedAt && <CopyButton text={publicValue} what={`key ${name}`} />}
        </div>
        <div className="truncate text-meta text-muted">
          Made by {makerOf(shown)} <RelativeTime at={createdAt} />
          {" · "}
          {lastUsedAt ? (
            <>
              last used <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
          {revokedAt && (
            <>
              {" · revoked "}
              <RelativeTime at={revokedAt} />
            </>
          )}
        </div>
      </div>
      {!revokedAt && onRevoke && (
        <Button size="small" onClick={() => onRevoke(shown)} aria-label={`Revoke the key ${name}`}>
          Revoke
        </Button>
      )}
    </PanelRow>
  );
}

function makerOf({ createdBy, createdByKind }: Key): string {
  return createdByKind === "key" ? `the key “${createdBy}”` : createdBy;
}
