interface Named {
  personId: string;
  name: string | null;
  email?: string | null;
  phone?: string | null;
  userId?: string | null;
}

/** What to call a person: by name, else by the best identifier, else as a visitor with a few letters of the id. */
export function personName({ personId, name, email, phone, userId }: Named): string {
  return name ?? email ?? phone ?? userId ?? visitorName(personId);
}

/** What an unknown visitor is called: a few letters of the id tell two of them apart. */
export function visitorName(personId: string): string {
  return `Visitor ${personId.slice(0, 4)}`;
}

/** Whether there is anything to call a person by. */
export function isNamed({ name, email, phone, userId }: Named): boolean {
  return Boolean(name ?? email ?? phone ?? userId);
}
