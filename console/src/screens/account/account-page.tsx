import { useQuery, useQueryClient } from "@tanstack/react-query";
import { auth, authProblem } from "../../api/auth.ts";
import { passwordMinimum } from "../../api/password.ts";
import { meQuery } from "../../api/session.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { AccountScreen } from "./account-screen.tsx";
import { readDevices } from "./devices.ts";
import { twoFactorDeeds } from "./two-factor-deeds.ts";

const devicesKey = ["auth", "devices"];

/** One's own account, with the sign-in library behind it. */
export function AccountPage() {
  const { account } = useSession();
  const cache = useQueryClient();
  const devices = useQuery({ queryKey: devicesKey, queryFn: readDevices });
  const renew = () => cache.invalidateQueries({ queryKey: meQuery.queryKey });
  const renewDevices = () => cache.invalidateQueries({ queryKey: devicesKey });

  const after = async (problem: FormProblem | null, words: string) => {
    if (problem) return problem;
    await Promise.all([renew(), renewDevices()]);
    notify({ title: words });
    return null;
  };
  const signOutOf = async (answer: Promise<{ error: unknown }>) => {
    const problem = authProblem(await answer);
    if (problem) notify({ title: problem.sentence, tone: "problem" });
    await renewDevices();
  };
  return (
    <AccountScreen
      passwordMinimum={passwordMinimum}
      hasPassword={account.hasPassword}
      twoFactorOn={account.secondFactor}
      twoFactor={twoFactorDeeds(renew)}
      devices={devices.data ?? null}
      onRename={async ({ name }) => after(authProblem(await auth.updateUser({ name })), "Name saved")}
      onChangePassword={async ({ currentPassword, newPassword, signOutOthers }) => {
        const answer = await auth.changePassword({ currentPassword, newPassword, revokeOtherSessions: signOutOthers });
        return after(authProblem(answer, { INVALID_PASSWORD: "currentPassword" }), "Password changed");
      }}
      onSignOutDevice={(token) => void signOutOf(auth.revokeSession({ token }))}
      onSignOutOthers={() => void signOutOf(auth.revokeOtherSessions())}
    />
  );
}
