import type { ReactNode } from "react";
import { Glyphe } from "./glyphs.tsx";

/** Opens the print dialogue. Shown by the script alone: without it, the browser's own command prints as well. */
export function PrintButton({ children = "Imprimer" }: { children?: ReactNode }) {
  return (
    <button type="button" className="bouton bouton--secondaire sans-impression" data-imprimer hidden>
      <Glyphe nom="imprimer" />
      {children}
    </button>
  );
}
