import { Link, useNavigate } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Section } from "../../parts/section.tsx";
import { Select } from "../../parts/select.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { TextLink } from "../../parts/text-link.tsx";
import { WaysToSend } from "../../sending/ways-to-send.tsx";
import { type Key, useKeys } from "./keys.ts";
import { LastReceived } from "./last-received.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { SnippetSection } from "./snippet-section.tsx";

const linkLook =
  "rounded-sm text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current";

type PublicKey = Key & { publicValue: string };

/** How touchpoints get here: the snippet with a key in it, and the doors for everything else. */
export function InstallPage() {
  const { list } = useKeys();
  const keys = list.data?.filter((key): key is PublicKey => Boolean(key.publicValue) && !key.revokedAt);
  return (
    <SettingsPage title="Install">
      {list.isPending && <SkeletonText lines={8} label="Reading the keys" />}
      {list.isError && !list.data && (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      )}
      {keys?.length === 0 && <NoKey />}
      {keys && keys.length > 0 && <Ways keys={keys} />}
    </SettingsPage>
  );
}

function Ways({ keys }: { keys: readonly PublicKey[] }) {
  const [keyId, setKeyId] = useState(keys[0]!.keyId);
  const key = keys.find((one) => one.keyId === keyId) ?? keys[0]!;
  const { origin } = window.location;
  return (
    <>
      <LastReceived />
      <SnippetSection
        origin={origin}
        writeKey={key.publicValue}
        chooser={
          keys.length > 1 && (
            <Select
              label="Key"
              items={keys.map(({ keyId: value, name }) => ({ value, label: name }))}
              value={key.keyId}
              onChange={setKeyId}
            />
          )
        }
      />
      <Section
        title="From anywhere else"
        description="The doors speak Segment’s HTTP API, so the SDKs that you have already work unchanged: only host and write key differ. Servers use a server write key, so that what they say about identity is proof."
      >
        <WaysToSend destination={{ origin, writeKey: key.publicValue }} elsewhere />
        <p className="mt-4 text-muted">
          This is the browser’s key, good for a try. For a server of yours, put a server write key from{" "}
          <Link to="/settings/keys" className={linkLook}>
            Keys
          </Link>{" "}
          in its place.
        </p>
        <p className="mt-2 text-muted">
          Everything else that this console does can be done by program:{" "}
          <TextLink href="/api/docs" outside>
            the API
          </TextLink>
          .
        </p>
      </Section>
    </>
  );
}

function NoKey() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={KeyRound}
      title="There is no browser write key"
      actions={
        <Button look="accent" onClick={() => void navigate({ to: "/settings/keys" })}>
          Make one
        </Button>
      }
    >
      The snippet needs one to send with.
    </EmptyState>
  );
}
