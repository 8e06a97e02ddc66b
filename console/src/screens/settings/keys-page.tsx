import { KeyRound, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { KeyRow } from "./key-row.tsx";
import { type Key, type KeyUse, keyUseOf, keyUses, useKeys } from "./keys.ts";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { SettingsPage } from "./settings-page.tsx";

/** What may send to this workspace or use its API. */
export function KeysPage() {
  const keys = useKeys();
  const mayManage = useMay("keys:manage");
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<Key | null>(null);
  const { data } = keys.list;
  const valid = data?.filter(({ revokedAt }) => !revokedAt);
  const revoked = data?.filter(({ revokedAt }) => revokedAt) ?? [];
  const list = (shown: readonly Key[]) => <KeyList keys={shown} onRevoke={mayManage ? setEnding : undefined} />;
  return (
    <SettingsPage title="Keys">
      <Section
        title="Keys"
        description="What may send to this workspace or use its API. Give each place its own: then you can see what it sends, and end it alone."
        actions={
          mayManage && (
            <Button look="accent" icon={Plus} onClick={() => setCreating(true)}>
              New key
            </Button>
          )
        }
      >
        {keys.list.isPending && <SkeletonText lines={4} label="Reading the keys" />}
        {keys.list.isError && !data && (
          <ErrorState sentence={refusalOf(keys.list.error).sentence} onRetry={() => void keys.list.refetch()} />
        )}
        {valid && valid.length > 0 && <KeysByUse keys={valid} list={list} />}
        {valid?.length === 0 && (
          <EmptyState icon={KeyRound} title="No key is in force">
            Nothing can send to this workspace until you make one.
          </EmptyState>
        )}
      </Section>
      {revoked.length > 0 && (
        <Section title="Revoked">
          <details>
            <summary className="mb-3 cursor-default rounded-sm text-muted hover:text-text">
              {revoked.length === 1
                ? "One key that works no more"
                : `${formatNumber(revoked.length)} keys that work no more`}
            </summary>
            {list(revoked)}
          </details>
        </Section>
      )}
      {creating && <CreateKeyDialog onMade={keys.renew} onClose={() => setCreating(false)} />}
      <RevokeKeyDialog
        ending={ending}
        busy={keys.revoking}
        onClose={() => setEnding(null)}
        onRevoke={(key) => keys.revoke(key, () => setEnding(null))}
      />
    </SettingsPage>
  );
}

function KeysByUse({ keys, list }: { keys: readonly Key[]; list: (shown: readonly Key[]) => ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      {(Object.keys(keyUses) as KeyUse[])
        .map((use) => ({ use, shown: keys.filter((key) => keyUseOf(key) === use) }))
        .filter(({ shown }) => shown.length > 0)
        .map(({ use, shown }) => (
          <div key={use}>
            <h3 className="font-medium">{keyUses[use].label}s</h3>
            <p className="mb-2 text-meta text-muted">{keyUses[use].hint}</p>
            {list(shown)}
          </div>
        ))}
    </div>
  );
}

function KeyList({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: ((key: Key) => void) | undefined }) {
  return (
    <Panel>
      {keys.map((key) => (
        <KeyRow key={key.keyId} shown={key} onRevoke={onRevoke} />
      ))}
    </Panel>
  );
}
