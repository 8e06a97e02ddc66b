import { useState } from "react";
import type { Submit } from "../../parts/submission.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { EntryLayout } from "../../shell/entry-layout.tsx";
import { BackupCodeStep } from "./backup-code-step.tsx";
import { CodeStep, type CodeValues } from "./code-step.tsx";
import { PasswordStep, type PasswordValues, type Provider } from "./password-step.tsx";

export interface SignInScreenProps {
  /** Ways to sign in through the company's own identity provider. */
  providers: readonly Provider[];
  /** `code` once the password was right and the account has a second factor. */
  step: "password" | "code";
  /** Why one is here, for example because the session ended. */
  notice?: string;
  onPassword: Submit<PasswordValues>;
  onProvider: (providerId: string) => void;
  onCode: Submit<CodeValues>;
  onBackupCode: Submit<CodeValues>;
  onBack: () => void;
}

/** The door: email and password or the company's sign-in, then the second factor where there is one. */
export function SignInScreen({ step, providers, notice, onPassword, onProvider, ...second }: SignInScreenProps) {
  useDocumentTitle("Sign in");
  if (step === "code") return <SecondFactor {...second} />;
  return (
    <EntryLayout title="Sign in" description={notice}>
      <PasswordStep providers={providers} onPassword={onPassword} onProvider={onProvider} />
    </EntryLayout>
  );
}

function SecondFactor({ onCode, onBackupCode, onBack }: Pick<SignInScreenProps, "onCode" | "onBackupCode" | "onBack">) {
  const [kind, setKind] = useState<"code" | "backup">("code");
  if (kind === "backup") {
    return (
      <EntryLayout title="Use a backup code" description="Each of the codes you saved works once.">
        <BackupCodeStep onSubmit={onBackupCode} onBack={() => setKind("code")} />
      </EntryLayout>
    );
  }
  return (
    <EntryLayout title="Enter your code" description="Your authenticator app shows six digits for Throughline.">
      <CodeStep onSubmit={onCode} onBackup={() => setKind("backup")} onBack={onBack} />
    </EntryLayout>
  );
}
