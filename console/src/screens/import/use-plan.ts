import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../api/client.ts";
import type { Format, Mapping } from "./imports.ts";

interface Plan {
  format?: Format;
  mapping?: Mapping;
}

const pauseMilliseconds = 250;

/**
 * How a file will be read and what its columns mean: what the reader has changed, over what the server has guessed.
 * Each change is followed by a preview of what the first rows become.
 */
export function usePlan(workspaceId: string, importId: string) {
  const [changed, setChanged] = useState<Plan>({});
  const asked = useRested(changed);
  const preview = useQuery({
    queryKey: ["import preview", workspaceId, importId, asked],
    queryFn: () => api.timeline.imports.preview({ workspaceId, importId, ...asked }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    preview,
    /** As it stands on the screen; absent until the first guess is there. */
    format: changed.format ?? preview.data?.format,
    mapping: changed.mapping ?? preview.data?.mapping,
    stale: asked !== changed || preview.isPlaceholderData,
    // Another format has other columns, so that they are guessed anew.
    setFormat: (format: Format) => setChanged({ format }),
    setMapping: (mapping: Mapping) => setChanged({ ...changed, mapping }),
  };
}

/** A value once it has not changed for a moment. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
