import { auth, authProblem } from "../../api/auth.ts";
import type { FormProblem } from "../../parts/form.tsx";
import type { TwoFactorDeeds } from "./two-factor-section.tsx";

const passwordField = { INVALID_PASSWORD: "password" };

/** The second factor's deeds, each followed by reading the account anew. */
export function twoFactorDeeds(renew: () => Promise<void>): TwoFactorDeeds {
  const after = async (problem: FormProblem | null) => {
    if (!problem) await renew();
    return problem;
  };
  return {
    onEnrol: async (password) => {
      const answer = await auth.twoFactor.enable({ password });
      if (!answer.data || !("totpURI" in answer.data)) return authProblem(answer, passwordField) ?? noAnswer;
      return { address: answer.data.totpURI, backupCodes: answer.data.backupCodes };
    },
    onVerify: async ({ code }) =>
      after(authProblem(await auth.twoFactor.verifyTotp({ code }), { INVALID_CODE: "code" })),
    onDisable: async ({ password }) => after(authProblem(await auth.twoFactor.disable({ password }), passwordField)),
    onNewBackupCodes: async (password) => {
      const answer = await auth.twoFactor.generateBackupCodes({ password });
      return answer.data?.backupCodes ?? authProblem(answer, passwordField) ?? noAnswer;
    },
  };
}

const noAnswer = { sentence: "The server offers no authenticator app." };
