import { PageHeader } from "../../parts/page-header.tsx";
import type { Submit } from "../../parts/submission.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSession } from "../../shell/session.ts";
import { type PasswordChange, PasswordSection } from "./password-section.tsx";
import { PreferencesSection } from "./preferences-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { type Device, SessionsSection } from "./sessions-section.tsx";
import { type TwoFactorDeeds, TwoFactorSection } from "./two-factor-section.tsx";

interface AccountScreenProps {
  passwordMinimum: number;
  /** False when the account comes from the company's identity provider alone. */
  hasPassword: boolean;
  twoFactorOn: boolean;
  twoFactor: TwoFactorDeeds;
  /** Absent while they are being read. */
  devices: readonly Device[] | null;
  onRename: Submit<{ name: string }>;
  onChangePassword: Submit<PasswordChange>;
  onSignOutDevice: (id: string) => void;
  onSignOutOthers: () => void;
}

/** What is one's own: name, password, second factor, devices, and how the console looks and listens. */
export function AccountScreen({ passwordMinimum, hasPassword, ...rest }: AccountScreenProps) {
  useDocumentTitle("Account");
  const { account } = useSession();
  return (
    <>
      <PageHeader title="Account" />
      <div className="min-h-0 grow overflow-y-auto">
        <div className="mx-auto w-full max-w-[40rem] px-6 py-8">
          <ProfileSection account={account} onRename={rest.onRename} />
          {hasPassword && <PasswordSection minimum={passwordMinimum} onChange={rest.onChangePassword} />}
          {hasPassword && <TwoFactorSection on={rest.twoFactorOn} {...rest.twoFactor} />}
          <SessionsSection
            devices={rest.devices}
            onSignOut={rest.onSignOutDevice}
            onSignOutOthers={rest.onSignOutOthers}
          />
          <PreferencesSection />
        </div>
      </div>
    </>
  );
}
