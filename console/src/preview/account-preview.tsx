import { useState } from "react";
import { AccountScreen } from "../screens/account/account-screen.tsx";
import type { Device } from "../screens/account/sessions-section.tsx";
import type { TwoFactorDeeds } from "../screens/account/two-factor-section.tsx";

const devices: Device[] = [
  {
    id: "1",
    name: "Firefox on Linux",
    handheld: false,
    address: "192.0.2.14",
    lastSeenAt: new Date().toISOString(),
    current: true,
  },
  {
    id: "2",
    name: "Safari on iPhone",
    handheld: true,
    address: "198.51.100.7",
    lastSeenAt: new Date(Date.now() - 9e6).toISOString(),
    current: false,
  },
  {
    id: "3",
    name: "Chrome on Windows",
    handheld: false,
    address: "203.0.113.9",
    lastSeenAt: new Date(Date.now() - 4e8).toISOString(),
    current: false,
  },
];

const backupCodes = Array.from({ length: 10 }, (_, n) => `${(n + 3) * 7919}-${(n + 11) * 6101}`);
const wrong = { sentence: "This is not your password.", field: "password" };

/** The account screen with deeds that answer after a moment. The password is "right", the code 123456. */
export function AccountPreview() {
  const [on, setOn] = useState(window.location.search.includes("two-factor"));
  const [shown, setShown] = useState(devices);
  const twoFactor: TwoFactorDeeds = {
    onEnrol: async (password) =>
      (await right(password))
        ? {
            address:
              "otpauth://totp/Throughline:ada%40northwind.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Throughline&digits=6&period=30",
            backupCodes,
          }
        : wrong,
    onVerify: async ({ code }) => {
      await pause();
      if (code !== "123456")
        return { sentence: "This code is not right. Wait for the next one and try again.", field: "code" };
      setOn(true);
      return null;
    },
    onDisable: async ({ password }) => {
      if (!(await right(password))) return wrong;
      setOn(false);
      return null;
    },
    onNewBackupCodes: async (password) => ((await right(password)) ? backupCodes : wrong),
  };
  return (
    <AccountScreen
      passwordMinimum={10}
      hasPassword
      twoFactorOn={on}
      twoFactor={twoFactor}
      devices={shown}
      onRename={() => pause().then(() => null)}
      onChangePassword={() =>
        pause().then(() => ({ sentence: "This is not your password.", field: "currentPassword" }))
      }
      onSignOutDevice={(id) => setShown(shown.filter((device) => device.id !== id))}
      onSignOutOthers={() => setShown(shown.filter((device) => device.current))}
    />
  );
}

async function right(password: string): Promise<boolean> {
  await pause();
  return password === "right";
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 400));
}
