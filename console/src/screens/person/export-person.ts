/** Saves all that is stored about a person as a file. */
export function exportPerson(workspaceId: string, personId: string): void {
  const link = document.createElement("a");
  link.href = `/api/workspaces/${workspaceId}/people/${personId}/export`;
  link.download = `person-${personId}.json`;
  link.click();
}
