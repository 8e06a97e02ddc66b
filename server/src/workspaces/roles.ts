/** Everything that a procedure of a workspace may need; a secret key's scopes come from the same list. */
export const permissions = [
  "workspace:see",
  "workspace:manage",
  "members:see",
  "members:manage",
  "keys:see",
  "keys:manage",
  "audit:see",
  "people:see",
  "people:edit",
  "people:merge",
  "people:erase",
  "people:export",
  "timeline:see",
  "timeline:collect",
  "catalogue:edit",
  "import:run",
  "quarantine:see",
  "channels:see",
  "channels:manage",
  "desk:see",
  "desk:reply",
  "desk:supervise",
  "desk:manage",
  "insight:see",
] as const;

export type Permission = (typeof permissions)[number];

/** From the most to the least trusted. */
export const roles = ["owner", "admin", "agent", "analyst"] as const;

export type Role = (typeof roles)[number];

// An owner and an admin differ in one thing only: an admin cannot touch owners, which is a rule about members.
const granted: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  admin: new Set(permissions),
  agent: new Set([
    "workspace:see",
    "members:see",
    "people:see",
    "people:edit",
    "people:merge",
    "timeline:see",
    "quarantine:see",
    "channels:see",
    "desk:see",
    "desk:reply",
    "insight:see",
  ]),
  analyst: new Set([
    "workspace:see",
    "members:see",
    "people:see",
    "timeline:see",
    "catalogue:edit",
    "quarantine:see",
    "channels:see",
    "desk:see",
    "insight:see",
  ]),
};

/** Whether a member with this role may do what needs this permission; an unknown permission is nobody's. */
export function can(role: Role, permission: string): boolean {
  return granted[role].has(permission as Permission);
}

/** What a role may do, in the order of `permissions`. */
export function permissionsOf(role: Role): Permission[] {
  return permissions.filter((permission) => can(role, permission));
}
