import { auth } from "../../api/auth.ts";
import { deviceName, isHandheld } from "./device-name.ts";
import type { Device } from "./sessions-section.tsx";

/** Where the account is signed in, this browser first. */
export async function readDevices(): Promise<Device[]> {
  const [sessions, own] = await Promise.all([auth.listSessions(), auth.getSession()]);
  if (sessions.error) throw sessions.error;
  const devices = sessions.data.map(({ token, userAgent, ipAddress, updatedAt }) => ({
    id: token,
    name: deviceName(userAgent ?? ""),
    handheld: isHandheld(userAgent ?? ""),
    address: ipAddress || "Address unknown",
    lastSeenAt: new Date(updatedAt).toISOString(),
    current: token === own.data?.session.token,
  }));
  return devices.sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));
}
