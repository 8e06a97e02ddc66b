/** The outline shared by everything one types into or chooses from. */
export const fieldLook =
  "rounded-md border border-field bg-canvas text-text focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus data-invalid:border-danger-solid disabled:border-border disabled:bg-sunken disabled:text-muted data-disabled:border-border data-disabled:bg-sunken data-disabled:text-muted";

export const fieldSizes = { small: "h-7 px-2", medium: "h-8 px-2.5" } as const;

export type FieldSize = keyof typeof fieldSizes;
