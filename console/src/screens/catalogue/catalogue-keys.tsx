import { useCommands } from "../../shell/use-commands.ts";
import type { Selection } from "./selection.ts";

/** The keyboard's way through the catalogue, for those who may map. */
export function CatalogueKeys({ selection, onFirst }: { selection: Selection; onFirst: () => void }) {
  const group = "Catalogue";
  useCommands([
    { id: "catalogue next", label: "Map the next unmapped name", group, shortcut: "n", run: onFirst },
    { id: "catalogue map", label: "Map the chosen names", group, shortcut: "e", run: selection.showChosen },
    {
      id: "catalogue choose",
      label: "Choose the name under the cursor",
      group,
      shortcut: "x",
      run: selection.chooseActive,
    },
  ]);
  return null;
}
