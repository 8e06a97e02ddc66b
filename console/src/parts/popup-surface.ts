/** The look of everything that floats: a hairline instead of a shadow, and two pixels of movement. */
export const popupSurface =
  "motion-popup rounded-md border border-border bg-raised text-text outline-none max-w-(--available-width)";

/** The look of a line in a menu, select or combobox. */
export const popupRow =
  "flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-disabled:text-faint data-highlighted:bg-pressed";

/** Popups sit above drawers and dialogs, and all of them above the page. */
export const popupLayer = "z-40 outline-none";
