import { createContext, useContext, useEffect } from "react";

/** The workspace's name, which stands in every title. */
export const TitleContext = createContext<string | null>(null);

/** Names the page in the browser's tab and history: "Ada Lovelace · People · Acme · Throughline". */
export function useDocumentTitle(...names: string[]): void {
  const workspace = useContext(TitleContext);
  const title = [...names, workspace, "Throughline"].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
