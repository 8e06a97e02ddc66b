import { classes } from "../parts/classes.ts";

/** The line that runs through all of them, from the latest down to the first. */
export function Thread({ half = false }: { half?: boolean }) {
  return (
    <span aria-hidden className={classes("absolute left-[19px] w-px bg-border", half ? "top-0 h-1/2" : "inset-y-0")} />
  );
}
